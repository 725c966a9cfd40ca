"""Who voted on a motion, and how, as its minutes say it: by name where members voted openly or by name, and never in secret."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy.orm import Session

from models.access.rulebook import rulebook_of
from models.casebook.case_search import names
from models.casebook.casebook import restored
from models.registries.agendas import MOTIONS
from models.rows.meetings import AgendaItem, MeetingAttendance
from workflows.facts.known import Known
from workflows.law.wording import listed
from workflows.manual.conduct.committee import Committee
from workflows.manual.governance.motion.putting import Manner, PutToVote
from workflows.manual.governance.motion.voting import Ballot, votes

VOTED = {Ballot.FOR: "voted for it", Ballot.AGAINST: "voted against it", Ballot.ABSTAIN: "abstained"}


def who_voted(session: Session, item: AgendaItem, attendance: MeetingAttendance | None) -> str:
    """Say by name who voted how, if that may be said, and who voted without being at the meeting."""
    if item.case.process not in MOTIONS or not item.outcome:
        return ""
    known = _known(session, item)
    if PutToVote not in known.forms:
        return ""
    entitled = known[Committee].members  # whoever stood aside since has no vote
    cast = {member: choice for member, choice in votes(known).items() if member in entitled}
    called = names(session, {int(each) for each in cast})
    said = [] if known[PutToVote].manner is Manner.SECRET else list(_by_name(cast, called))
    elsewhere = sorted(called[each] for each in _absent(cast, attendance))
    return " ".join([*said, *([f"{listed(elsewhere)} voted without being there."] if elsewhere else [])])


def _known(session: Session, item: AgendaItem) -> Known:
    row = {name: getattr(item.case, name) for name in ("process", "edition", "state", "body")}
    rulebook = rulebook_of(session)
    return restored(rulebook, row).known(rulebook.editions.named(item.case.edition), item.case.opened_at)


def _by_name(cast: Mapping[str, Ballot], called: Mapping[int, str]) -> Iterable[str]:
    for ballot, words in VOTED.items():
        them = sorted(called[int(member)] for member, choice in cast.items() if choice is ballot)
        if them:
            yield f"{listed(them)} {words}."


def _absent(cast: Mapping[str, Ballot], attendance: MeetingAttendance | None) -> Iterable[int]:
    if attendance is None:
        return ()
    there = {seat.person_id for seat in attendance.seats if seat.present}
    return (each for each in map(int, cast) if each not in there)
