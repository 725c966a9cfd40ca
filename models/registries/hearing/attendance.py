"""Who of the Committee was at a meeting, and who stood aside in which case: recorded on its day or later, with its history."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.access.access import Viewer
from models.lookups.conduct_cases.hearings import may_not_vote
from models.registries.entries import one_line, refused, wrong
from models.registries.hearing.items import Item, items, named_members
from models.registries.people_and_agencies import audit
from models.rows.meetings import Meeting, MeetingAttendance, MeetingSeat, StoodAside
from models.store.one_at_a_time import alone
from workflows.engine.cases import NotAllowed
from workflows.law.roles import CHAIR, OF_THE_COMMITTEE, STAFF, VICE_CHAIR

AGAIN = "somebody else recorded the attendance just now; read what it says by now, then correct it"
MOST = 500  # characters of a reason


@dataclass(frozen=True)
class Said:
    """Who was there, and who stood aside in which case, by numbers."""

    present: frozenset[int]
    aside: Mapping[int, frozenset[int]]
    reason: str = ""
    seen: int = 0  # how often it had been recorded when the form was shown


def may_read_hearing(viewer: Viewer) -> bool:
    """Say whether somebody may read who was at a meeting, its packet and its minutes: ICA and the Committee."""
    return bool(viewer.roles & (STAFF | OF_THE_COMMITTEE))


def may_keep_hearing(viewer: Viewer) -> bool:
    """Say whether somebody may record who was at a meeting, and keep its minutes: ICA, the chair and the vice chair."""
    return viewer.is_staff() or bool({CHAIR, VICE_CHAIR} & viewer.roles)


def recorded(session: Session, meeting: Meeting) -> list[MeetingAttendance]:
    """Return each attendance that was recorded of a meeting, the newest first."""
    rows = select(MeetingAttendance).where(MeetingAttendance.meeting_id == meeting.id)
    return list(session.scalars(rows.order_by(MeetingAttendance.id.desc())))


def seated(session: Session, meeting: Meeting) -> dict[int, str]:
    """Return who may have been at a meeting: the members, and whoever was recorded there before."""
    before = {seat.person_id: seat.person.name for each in recorded(session, meeting) for seat in each.seats}
    return {**named_members(session), **before}


def likely_aside(session: Session, item: Item, people: frozenset[int]) -> set[int]:
    """Return who stands aside in a case already, so that nobody has to look it up."""
    return may_not_vote(session, item.case_id, set(people))


def record(
    session: Session, viewer: Viewer, meeting: Meeting, said: Said, *, now: datetime, today: date, day: date
) -> MeetingAttendance:
    """Record who was at a meeting; what was recorded before stays in its history. Or raise NotAllowed."""
    alone(session, f"the attendance at meeting {meeting.id}")
    before, people = recorded(session, meeting), seated(session, meeting)
    _check(meeting, said, before, people, (today, day))
    row = MeetingAttendance(meeting_id=meeting.id, at=now, by_id=viewer.id, reason=one_line(said.reason))
    session.add(row)
    session.flush()
    session.add_all(
        MeetingSeat(attendance_id=row.id, person_id=each, present=each in said.present) for each in sorted(people)
    )
    mine = {item.case_id for item in items(session, viewer, meeting, now)}
    kept = [(each.case_id, each.person_id) for last in before[:1] for each in last.aside if each.case_id not in mine]
    new = [(case, each) for case, them in said.aside.items() if case in mine for each in them if each in people]
    session.add_all(StoodAside(attendance_id=row.id, case_id=case, person_id=each) for case, each in (*kept, *new))
    session.flush()
    deed = "corrected" if before else "recorded"
    audit(session, now, f"the attendance at meeting {meeting.id} of the Advisory Committee was {deed}", viewer.id)
    return row


def _check(
    meeting: Meeting, said: Said, before: list[MeetingAttendance], people: Mapping[int, str], days: tuple[date, date]
) -> None:
    today, day = days
    if meeting.canceled_at is not None:
        raise refused("this meeting is canceled, so nobody was there")
    if day > today:
        raise refused("the meeting is still to come; record the attendance on that day or later")
    if len(before) != said.seen:
        raise refused(AGAIN)
    if not said.present or not said.present <= set(people):
        raise NotAllowed(wrong("present", "choose each member who was there"))
    if before and not one_line(said.reason):
        raise NotAllowed(wrong("reason", "say why you correct what is recorded"))
    if len(said.reason) > MOST:
        raise NotAllowed(wrong("reason", f"use at most {MOST} characters"))
