"""Who voted on a motion, and how, as its minutes say it: by name where members voted openly or by name, and never in secret."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy.orm import Session

from models.casebook.case_search import names
from models.lookups.conduct_cases.motion_votes import motion_votes
from models.registries.agendas import MOTIONS
from models.rows.meetings import AgendaItem, MeetingAttendance
from workflows.law.wording import listed


def who_voted(session: Session, item: AgendaItem, attendance: MeetingAttendance | None) -> str:
    """Say by name who voted how, if that may be said, and who voted without being at the meeting."""
    if item.case.process not in MOTIONS or not item.outcome:
        return ""
    votes = motion_votes(session, item.case)
    if votes is None:
        return ""
    called = names(session, set(votes.did))
    said = list(_by_name(votes.did, called)) if votes.named else []
    elsewhere = sorted(called[each] for each in _absent(votes.did, attendance))
    return " ".join([*said, *([f"{listed(elsewhere)} voted without being there."] if elsewhere else [])])


def _by_name(did: Mapping[int, str], called: Mapping[int, str]) -> Iterable[str]:
    for words in dict.fromkeys(did.values()):
        yield f"{listed(sorted(called[each] for each in did if did[each] == words))} {words}."


def _absent(voters: Iterable[int], attendance: MeetingAttendance | None) -> Iterable[int]:
    if attendance is None:
        return ()
    there = {seat.person_id for seat in attendance.seats if seat.present}
    return (each for each in voters if each not in there)
