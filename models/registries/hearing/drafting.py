"""A draft of the minutes, from what happened: who was there, what was told, what was decided; case by case."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session

from models.access.rulebook import rulebook_of
from models.casebook.case_search import names
from models.lookups.conduct_cases.hearings import Hearing, hearings, votes_in
from models.registries.agendas import MOTIONS
from models.registries.hearing.attendance import recorded
from models.registries.hearing.who_voted import who_voted
from models.rows.cases import CaseRow
from models.rows.meetings import AgendaItem, Meeting, MeetingAttendance
from workflows.law.wording import listed

IN_CLOSED_SESSION = "in closed session. What was said is not in these minutes."
DECISIONS = {
    "kept": "The Committee decided that the license is kept.",
    "terminated": "The Committee decided that the license ends.",
    "suspended": "The Committee decided that the agency is suspended.",
    "": "The Committee had not decided yet.",
}
NAMED, COUNTED = "named", "counted"  # how votes are shown; else they stay secret
Parts = dict[int | None, str]  # by case; what is about no case stands first


def drafted(session: Session, meeting: Meeting, now: datetime) -> Parts:
    """Return all parts of the minutes as they follow from what is recorded; who may read which is another question."""
    attendance = next(iter(recorded(session, meeting)), None)
    heard = hearings(session, meeting, now)
    parts: Parts = {None: _opening(session, meeting, attendance)}
    for item in _told_at(session, meeting):
        there = None if item.between else attendance
        words = f"{item.words}. {_outcome(item)} {who_voted(session, item, there)}".strip()
        parts[item.case_id] = _line(words, attendance, item.case_id)
    for each in heard:
        parts[each.case_id] = _line(_decision(session, each, _day(session, meeting)), attendance, each.case_id)
    return parts


def _told_at(session: Session, meeting: Meeting) -> Iterator[AgendaItem]:
    """Yield what was told or decided at a meeting, and what was decided without one since the meeting before."""
    earlier = select(func.max(Meeting.starts_at)).where(
        Meeting.starts_at < meeting.starts_at, Meeting.canceled_at.is_(None)
    )
    since = session.scalar(earlier)
    between = and_(AgendaItem.between.is_(True), AgendaItem.told_at < meeting.starts_at)
    rows = select(AgendaItem).where(or_(AgendaItem.meeting_id == meeting.id, between)).order_by(AgendaItem.id)
    found = session.scalars(rows)
    yield from (each for each in found if not each.between or since is None or (each.told_at and each.told_at >= since))


def _outcome(item: AgendaItem) -> str:
    """Say what became of a point: the Committee was told of it, or decided on it."""
    if item.case.process not in MOTIONS:
        return "The Committee was told."
    return f"{item.outcome[:1].upper()}{item.outcome[1:]}{', without a meeting' if item.between else ''}."


def _opening(session: Session, meeting: Meeting, attendance: MeetingAttendance | None) -> str:
    local = meeting.starts_at.astimezone(rulebook_of(session).policy(meeting.starts_at).calendar.zone)
    lines = [f"Meeting of the HMIS Advisory Committee on {local:%A, %B %-d, %Y}, {meeting.place}."]
    if attendance:
        there = sorted(seat.person.name for seat in attendance.seats if seat.present)
        absent = sorted(seat.person.name for seat in attendance.seats if not seat.present)
        lines += [f"Present: {listed(there)}.", *([f"Absent: {listed(absent)}."] if absent else [])]
    return "\n".join(lines)


def _decision(session: Session, hearing: Hearing, day: date) -> str:
    """Say what the Committee decided in closed session, and the votes as the setting says."""
    decided = hearing.decided_on is not None and hearing.decided_on <= day
    said = f"{hearing.number}: {hearing.which}, {IN_CLOSED_SESSION} {DECISIONS[hearing.outcome if decided else '']}"
    row = session.get_one(CaseRow, hearing.case_id)
    shown = rulebook_of(session).editions.named(row.edition).votes_shown
    return f"{said} {_votes(session, votes_in(session, row), shown)}".strip() if decided else said


def _votes(session: Session, cast: Mapping[str, str], shown: str) -> str:
    choices = {
        choice: sorted(int(each) for each in cast if cast[each] == choice) for choice in sorted({*cast.values()})
    }
    if shown == COUNTED:
        return f"Votes: {listed(f'{choice} {len(them)}' for choice, them in choices.items())}."
    if shown != NAMED:
        return ""
    called = names(session, {int(each) for each in cast})
    said = (
        f"{choice} {len(them)} ({listed(sorted(called[each] for each in them))})" for choice, them in choices.items()
    )
    return f"Votes: {'; '.join(said)}."


def _line(words: str, attendance: MeetingAttendance | None, case_id: int) -> str:
    aside = [each.person.name for each in attendance.aside if each.case_id == case_id] if attendance else []
    return f"{words} {listed(sorted(aside))} stood aside." if aside else words


def _day(session: Session, meeting: Meeting) -> date:
    return rulebook_of(session).policy(meeting.starts_at).calendar.day(meeting.starts_at)
