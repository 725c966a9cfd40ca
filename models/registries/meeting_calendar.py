"""The calendar of the Advisory Committee's meetings: scheduled, moved, canceled; open cases learn of it at once."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.access.rulebook import rulebook_of
from models.lookups.changes import tell_of_meetings
from models.lookups.committee import FURTHEST_AHEAD
from models.registries.people_and_agencies import LONGEST_NAME, audit, fit, one_line
from models.rows.meetings import Meeting
from workflows.answers.reading import UNREADABLE

LONGEST_WHY = 500


def schedule(session: Session, starts_at: datetime | None, place: str, now: datetime, by: int | None = None) -> Meeting:
    """Schedule a meeting; or raise Unfit."""
    place = one_line(place)
    fit(
        *_moment_faults(session, starts_at, now),
        (not place, "place", "enter where the Committee meets, or the link for a meeting online"),
        (len(place) > LONGEST_NAME, "place", f"enter a place of at most {LONGEST_NAME} characters"),
        (UNREADABLE.search(place) is not None, "place", "enter letters, digits and signs only"),
    )
    meeting = Meeting(starts_at=starts_at and starts_at.astimezone(UTC), place=place)
    session.add(meeting)
    session.flush()
    _changed(session, now, f"a meeting of the Advisory Committee was scheduled for {_words(session, meeting)}", by)
    return meeting


def settle(session: Session, starts_at: datetime, place: str) -> None:
    """Put a meeting on the calendar of a desk that is being set up, be it past or to come."""
    session.add(Meeting(starts_at=starts_at.astimezone(UTC), place=place))
    session.flush()


def move(
    session: Session, meeting: Meeting, starts_at: datetime | None, now: datetime, by: int | None = None
) -> Meeting:
    """Move a meeting that was not held yet; what hangs on it moves along. Or raise Unfit."""
    before = _words(session, meeting)
    fit(*_standing_faults(meeting, "starts_at", "moved", now))
    fit(*_moment_faults(session, starts_at, now, besides=meeting.id))
    meeting.starts_at = starts_at.astimezone(UTC) if starts_at else meeting.starts_at
    session.flush()
    after = _words(session, meeting)
    _changed(session, now, f"the Advisory Committee's meeting of {before} was moved to {after}", by)
    return meeting


def cancel(session: Session, meeting: Meeting, why: str, now: datetime, by: int | None = None) -> None:
    """Cancel a meeting that was not held yet; what hangs on it goes to the next one. Or raise Unfit."""
    why = one_line(why)
    fit(*_standing_faults(meeting, "why", "canceled", now))
    fit(
        (not why, "why", "say why the meeting is canceled"),
        (len(why) > LONGEST_WHY, "why", f"give the reason in at most {LONGEST_WHY} characters"),
        (UNREADABLE.search(why) is not None, "why", "enter letters, digits and signs only"),
    )
    meeting.canceled_at, meeting.canceled_why = now, why
    session.flush()
    _changed(session, now, f"the Advisory Committee's meeting of {_words(session, meeting)} was canceled: {why}", by)


def meetings(session: Session) -> list[Meeting]:
    """Return all meetings, soonest first, canceled ones too."""
    return list(session.scalars(select(Meeting).order_by(Meeting.starts_at, Meeting.id)))


def to_come(session: Session, now: datetime) -> list[Meeting]:
    """Return the meetings that are still to come, the next one first."""
    ahead = (Meeting.canceled_at.is_(None), Meeting.starts_at > now)
    return list(session.scalars(select(Meeting).where(*ahead).order_by(Meeting.starts_at)))


def meeting_of(session: Session, meeting_id: int) -> Meeting | None:
    """Return one meeting."""
    return session.get(Meeting, meeting_id)


def _moment_faults(
    session: Session, starts_at: datetime | None, now: datetime, besides: int = 0
) -> list[tuple[bool, str, str]]:
    """Return what is wrong with the moment of a meeting."""
    if starts_at is None:
        return [(True, "starts_at", "enter the day and the hour at which the meeting starts")]
    if starts_at <= now:
        return [(True, "starts_at", "that moment is past; enter one that is still to come")]
    if starts_at > now + FURTHEST_AHEAD:
        return [(True, "starts_at", "enter a moment within the next two years")]
    standing = (Meeting.starts_at == starts_at, Meeting.canceled_at.is_(None), Meeting.id != besides)
    taken = session.scalar(select(Meeting.id).where(*standing)) is not None
    return [(taken, "starts_at", "another meeting is scheduled for that very moment")]


def _standing_faults(meeting: Meeting, field: str, deed: str, now: datetime) -> list[tuple[bool, str, str]]:
    """Return why a meeting stays as it is, if it does."""
    return [
        (meeting.canceled_at is not None, field, f"this meeting is canceled, and cannot be {deed}"),
        (meeting.starts_at <= now, field, f"this meeting has been held, and cannot be {deed}"),
    ]


def _changed(session: Session, now: datetime, what: str, by: int | None) -> None:
    audit(session, now, what, by)
    tell_of_meetings(session, now)


def _words(session: Session, meeting: Meeting) -> str:
    """Say when a meeting starts, by the desk's own clock."""
    zone = rulebook_of(session).policy(meeting.starts_at).calendar.zone
    return f"{meeting.starts_at.astimezone(zone):%B %-d, %Y, %-I:%M %p}"
