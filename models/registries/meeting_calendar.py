"""The calendar of the Advisory Committee's meetings: scheduled, moved, canceled; open cases learn of it at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from itertools import islice
from typing import Any

from sqlalchemy import Select, exists, func, or_, select
from sqlalchemy.orm import Session

from models.access.rulebook import rulebook_of
from models.lookups.changes import tell_of_meetings
from models.lookups.conduct_cases.committee import FURTHEST_AHEAD
from models.registries.edits.editing import Registry, log_edit
from models.registries.entries import entered, one_line, wrong
from models.registries.forms.meetings import Cancellation, MeetingPlan, NewMeeting, NewMoment, NewMomentByProgram
from models.registries.people_and_agencies import audit
from models.rows.meetings import AgendaItem, Meeting, MeetingAttendance
from models.rows.people import Office, Person
from models.rows.registry_edits import RegistryEdit
from models.store.paging import Count, Order, Page, Part, counted
from workflows.engine.cases import NotAllowed, Refusal
from workflows.facts.weekdays import same_weekday
from workflows.law.roles import OF_THE_COMMITTEE
from workflows.law.wording import clock_words, listed

MEETINGS = Order("meetings", Meeting.starts_at, Meeting.id, kinds=(datetime, int))
OVER = Order("meetings that are over", Meeting.starts_at, Meeting.id, kinds=(datetime, int), descending=True)


def schedule(session: Session, facts: Mapping[str, Any], now: datetime, by: int | None = None) -> Meeting:
    """Schedule a meeting as somebody entered it; or raise NotAllowed."""
    new = entered(NewMeeting, facts, lambda said: _moment_faults(session, said, now))
    meeting = Meeting(starts_at=new.starts_at.astimezone(UTC), place=one_line(new.place))
    session.add(meeting)
    session.flush()
    _changed(session, now, f"a meeting of the Advisory Committee was scheduled for {_words(session, meeting)}", by)
    return meeting


def plan(session: Session, facts: Mapping[str, Any], now: datetime, by: int) -> list[Meeting]:
    """Schedule the meetings of a year as somebody planned them, all or none; or raise NotAllowed."""
    zone = rulebook_of(session).policy(now).calendar.zone

    def faults(said: Mapping[str, Any]) -> Iterator[Refusal]:
        if {"starts_at", "months", "meetings"} <= said.keys():
            first = said["starts_at"].astimezone(zone)
            starts = same_weekday(first, said["months"], said["meetings"])
            yield from islice(
                (each for start in starts for each in _moment_faults(session, {"starts_at": start}, now)), 1
            )

    new = entered(MeetingPlan, facts, faults)
    found = [
        Meeting(starts_at=each.astimezone(UTC), place=one_line(new.place))
        for each in same_weekday(new.starts_at.astimezone(zone), new.months, new.meetings)
    ]
    session.add_all(found)
    session.flush()
    words = listed(_words(session, each) for each in found)
    _changed(session, now, f"meetings of the Advisory Committee were scheduled for {words}", by)
    return found


def settle(session: Session, starts_at: datetime, place: str) -> None:
    """Put a meeting on the calendar of a desk that is being set up, be it past or to come."""
    session.add(Meeting(starts_at=starts_at.astimezone(UTC), place=place))
    session.flush()


def move(
    session: Session, meeting: Meeting, facts: Mapping[str, Any], now: datetime, by: int, *,
    form: type[NewMoment | NewMomentByProgram] = NewMoment,
) -> Meeting:  # fmt: skip
    """Move a meeting that was not held yet; what hangs on it moves along. Or raise NotAllowed."""
    before, day_before = _words(session, meeting), _spoken(session, meeting)
    _stands(session, meeting, "starts_at", "moved", now)
    new = entered(form, facts, lambda said: _moment_faults(session, said, now, besides=meeting.id))
    meeting.starts_at = new.starts_at.astimezone(UTC)
    session.flush()
    after = _words(session, meeting)
    _log(session, meeting, new.why, ("Day and time", day_before, _spoken(session, meeting)), now=now, by=by)
    _changed(session, now, f"the Advisory Committee's meeting of {before} was moved to {after}", by)
    return meeting


def cancel(session: Session, meeting: Meeting, facts: Mapping[str, Any], now: datetime, by: int) -> None:
    """Cancel a meeting that was not held yet; what hangs on it goes to the next one. Or raise NotAllowed."""
    _stands(session, meeting, "why", "canceled", now)
    why = one_line(entered(Cancellation, facts).why)
    meeting.canceled_at, meeting.canceled_why = now, why
    session.flush()
    _log(session, meeting, why, ("Meeting", "scheduled", "canceled"), now=now, by=by)
    _changed(session, now, f"the Advisory Committee's meeting of {_words(session, meeting)} was canceled: {why}", by)


def meetings(session: Session, part: Part) -> Page[Meeting]:
    """Return a page of all meetings, soonest first, canceled ones too."""
    return MEETINGS.page(session, select(Meeting), part)


def over(session: Session, now: datetime, part: Part) -> Page[Meeting]:
    """Return a page of the meetings that were held or canceled, the latest first."""
    return OVER.page(session, _over(now), part)


def count_over(session: Session, now: datetime) -> Count:
    """Count the meetings that were held or canceled, up to a bound."""
    return counted(session, _over(now))


def _over(now: datetime) -> Select[Meeting]:
    return select(Meeting).where(or_(Meeting.canceled_at.is_not(None), Meeting.starts_at <= now))


def to_come(session: Session, now: datetime) -> list[Meeting]:
    """Return the meetings that are still to come, the next one first."""
    ahead = (Meeting.canceled_at.is_(None), Meeting.starts_at > now)
    return list(session.scalars(select(Meeting).where(*ahead).order_by(Meeting.starts_at)))


def members(session: Session) -> list[Person]:
    """Return the members of the Committee, each once."""
    seated = select(Office.person_id).where(Office.role.in_(OF_THE_COMMITTEE))
    return list(
        session.scalars(select(Person).where(Person.id.in_(seated), Person.left_at.is_(None)).order_by(Person.id))
    )


def times_changed(session: Session, meetings: Iterable[Meeting]) -> dict[int, int]:
    """Return how often each of some meetings was moved, canceled or corrected: what its entry in a calendar is numbered by."""
    ids = [each.id for each in meetings]
    of_them = (RegistryEdit.kind == Registry.MEETINGS.value, RegistryEdit.entry_id.in_(ids))
    rows = session.execute(select(RegistryEdit.entry_id, func.count()).where(*of_them).group_by(RegistryEdit.entry_id))
    return {**dict.fromkeys(ids, 0), **{row[0]: row[1] for row in rows}}


def meeting_of(session: Session, meeting_id: int) -> Meeting | None:
    """Return one meeting."""
    return session.get(Meeting, meeting_id)


def _moment_faults(session: Session, said: Mapping[str, Any], now: datetime, besides: int = 0) -> Iterator[Refusal]:
    """Yield what is wrong with the moment of a meeting."""
    starts_at = said.get("starts_at")
    if starts_at is None:
        return
    if starts_at <= now:
        yield wrong("starts_at", "enter a day and time in the future")
    elif starts_at > now + FURTHEST_AHEAD:
        yield wrong("starts_at", "enter a day within the next two years")
    else:
        standing = (Meeting.starts_at == starts_at, Meeting.canceled_at.is_(None), Meeting.id != besides)
        if session.scalar(select(Meeting.id).where(*standing)) is not None:
            yield wrong("starts_at", "another meeting is scheduled for that time; enter another time")


def may_change(session: Session, meeting: Meeting, now: datetime) -> bool:
    """Say whether a meeting can still be moved or canceled."""
    return meeting.canceled_at is None and meeting.starts_at > now and not _has_happened(session, meeting)


def _has_happened(session: Session, meeting: Meeting) -> bool:
    """Say whether it is on record who was at a meeting, or what was told there, which may be so before its hour."""
    told, attended = AgendaItem.meeting_id == meeting.id, MeetingAttendance.meeting_id == meeting.id
    return bool(session.scalar(select(or_(exists().where(told), exists().where(attended)))))


def _stands(session: Session, meeting: Meeting, field: str, deed: str, now: datetime) -> None:
    """Refuse to change a meeting that is over."""
    if meeting.canceled_at is not None:
        raise NotAllowed(wrong(field, f"this meeting is canceled and can't be {deed}"))
    if meeting.starts_at <= now:
        raise NotAllowed(wrong(field, f"this meeting is over and can't be {deed}"))
    if _has_happened(session, meeting):
        raise NotAllowed(wrong(field, f"what happened at this meeting is on record already, so it can't be {deed}"))


def _changed(session: Session, now: datetime, what: str, by: int | None) -> None:
    audit(session, now, what, by)
    tell_of_meetings(session, now)


def _log(session: Session, meeting: Meeting, why: str, change: tuple[str, str, str], *, now: datetime, by: int) -> None:
    """Keep who moved or canceled a meeting, and why, among the corrections of its entry."""
    log_edit(session, Registry.MEETINGS, meeting.id, why, [change], now=now, by=by)


def _words(session: Session, meeting: Meeting) -> str:
    """Say when a meeting starts, by the desk's own clock."""
    return f"{_local(session, meeting):%B %-d, %Y, %-I:%M %p}"


def _spoken(session: Session, meeting: Meeting) -> str:
    """Say when a meeting starts, as its page says it."""
    local = _local(session, meeting)
    return f"{local:%A, %B %-d, %Y}, {clock_words(local)}"


def _local(session: Session, meeting: Meeting) -> datetime:
    return meeting.starts_at.astimezone(rulebook_of(session).policy(meeting.starts_at).calendar.zone)
