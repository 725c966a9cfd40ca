"""The minutes of a meeting: drafted from what happened, edited by ICA or the chair, approved at a later meeting."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.access.access import Viewer
from models.access.rulebook import rulebook_of
from models.registries.entries import one_line, refused, wrong
from models.registries.hearing.drafting import Parts, drafted
from models.registries.hearing.items import items
from models.registries.people_and_agencies import audit
from models.rows.meetings import Meeting, Minutes, MinutesApproval, MinutesPart
from models.store.one_at_a_time import alone
from workflows.engine.cases import NotAllowed

AGAIN = "somebody else saved the minutes just now; read what they say by now, then edit them"
LONGEST, MOST = 5000, 500  # characters of a part, and of a reason


def saved(session: Session, meeting: Meeting) -> list[Minutes]:
    """Return the minutes of a meeting each time they were saved, the newest first."""
    rows = select(Minutes).where(Minutes.meeting_id == meeting.id).order_by(Minutes.id.desc())
    return list(session.scalars(rows))


def approval(session: Session, meeting: Meeting) -> MinutesApproval | None:
    """Return when the Committee approved the minutes of a meeting, if it did."""
    return session.scalars(select(MinutesApproval).where(MinutesApproval.meeting_id == meeting.id)).first()


def parts_of(minutes: Minutes) -> Parts:
    """Return the parts of minutes by case."""
    return {part.case_id: part.words for part in minutes.parts}


def read_parts(session: Session, viewer: Viewer, meeting: Meeting, parts: Parts, now: datetime) -> Parts:
    """Return the parts that somebody may read: what is about no case, and about the cases of which they may know."""
    mine = {item.case_id for item in items(session, viewer, meeting, now)}
    return {case_id: words for case_id, words in parts.items() if case_id is None or case_id in mine}


def standing(session: Session, meeting: Meeting, now: datetime) -> Parts:
    """Return all parts as they stand: as they were saved last, else as a draft."""
    before = saved(session, meeting)
    return parts_of(before[0]) if before else drafted(session, meeting, now)


def save(
    session: Session, viewer: Viewer, meeting: Meeting, said: Mapping[int | None, str], *, reason: str, seen: int,
    now: datetime,
) -> Minutes:  # fmt: skip
    """Save the minutes as somebody edited them; what is about cases of which they may not know stays. Or raise NotAllowed."""
    alone(session, f"the minutes of meeting {meeting.id}")
    before, is_approved = saved(session, meeting), approval(session, meeting) is not None
    if len(before) != seen:
        raise refused(AGAIN)
    parts = standing(session, meeting, now)
    mine = read_parts(session, viewer, meeting, parts, now)
    new = {case_id: said.get(case_id, words).strip() for case_id, words in mine.items()}
    _check(new, reason if is_approved else None)
    if before and new == mine:
        raise refused("that is what they say already")
    row = Minutes(meeting_id=meeting.id, at=now, by_id=viewer.id, reason=one_line(reason) if is_approved else "")
    session.add(row)
    session.flush()
    session.add_all(
        MinutesPart(minutes_id=row.id, case_id=case_id, words=words) for case_id, words in {**parts, **new}.items()
    )
    session.flush()
    deed = "corrected" if is_approved else "saved"
    audit(session, now, f"the minutes of meeting {meeting.id} of the Advisory Committee were {deed}", viewer.id)
    return row


def _check(parts: Parts, reason: str | None) -> None:
    if not parts.get(None):
        raise NotAllowed(wrong("part-0", "say where and when the Committee met, and who was there"))
    too_long = [wrong(f"part-{case or 0}", f"use at most {LONGEST} characters") for case in _long(parts)]
    if too_long:
        raise NotAllowed(*too_long)
    if reason is not None and not one_line(reason):
        raise NotAllowed(wrong("reason", "say why you correct minutes that were approved"))
    if reason is not None and len(reason) > MOST:
        raise NotAllowed(wrong("reason", f"use at most {MOST} characters"))


def _long(parts: Parts) -> Iterable[int | None]:
    return (case for case, words in parts.items() if len(words) > LONGEST)


def later_meetings(session: Session, meeting: Meeting, now: datetime) -> list[Meeting]:
    """Return the meetings at which the minutes of one can have been approved, the first one first."""
    calendar = rulebook_of(session).policy(now).calendar
    tomorrow = calendar.at(calendar.day(now) + timedelta(days=1))  # on its day, whatever the hour
    later = (Meeting.starts_at > meeting.starts_at, Meeting.starts_at < tomorrow, Meeting.canceled_at.is_(None))
    return list(session.scalars(select(Meeting).where(*later).order_by(Meeting.starts_at)))


def approve(session: Session, viewer: Viewer, meeting: Meeting, at: int, now: datetime) -> None:
    """Write down that the Committee approved the minutes, and at which meeting; or raise NotAllowed."""
    alone(session, f"the minutes of meeting {meeting.id}")
    before = saved(session, meeting)
    if not before:
        raise refused("save the minutes first; a draft that nobody saved can't be approved")
    if approval(session, meeting) is not None:
        raise refused("these minutes are approved already")
    if at not in {each.id for each in later_meetings(session, meeting, now)}:
        raise NotAllowed(wrong("meeting", "choose the later meeting at which the Committee approved them"))
    session.add(
        MinutesApproval(meeting_id=meeting.id, minutes_id=before[0].id, approved_at_id=at, at=now, by_id=viewer.id)
    )
    audit(session, now, f"the minutes of meeting {meeting.id} of the Advisory Committee were approved", viewer.id)
