"""Looking up the hearings of a meeting: the third violations on which the Committee decides (2.8-v3-determination)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from models.access.rulebook import rulebook_of
from models.casebook.case_json import decoded
from models.lookups.about import About
from models.lookups.conduct_cases.committee import committee
from models.rows.cases import CaseRow, HistoryRow
from models.rows.conduct import Finding
from models.rows.meetings import Meeting
from workflows.law.wording import ordinal
from workflows.manual.conduct.committee import quorum
from workflows.manual.conduct.violation.states import S
from workflows.manual.conduct.violation.vote import VOTE, Vote

PROCESS = "P19"
OPEN = frozenset({S.THIRD.key, S.CHAIRED.key})
OUTCOMES = {S.KEPT.key: "kept", S.RULING.key: "suspended", S.ENDING.key: "terminated"}  # where a decision leads
AFTER = frozenset({*OUTCOMES, S.AGENCY_SUSPENDED.key, S.RETRAINING.key, S.TERMINATED.key, S.CLOSED.key})
FOUND, PROPOSED = frozenset({"find"}), frozenset({"propose", "to-committee", "vote-again"})
STATED = frozenset({"hand-in-statement"})


@dataclass(frozen=True, slots=True)
class Hearing:
    """A case on which the Committee decides, at a meeting or before it."""

    case_id: int
    number: str
    which: str  # "third violation"
    decided_on: date | None
    outcome: str


@dataclass(frozen=True, slots=True)
class Put:
    """A hearing, and the day on which it was put to the Committee."""

    hearing: Hearing
    on: date


def hearings(session: Session, meeting: Meeting, now: datetime) -> list[Hearing]:
    """Return what the Committee heard at a meeting, or is to hear at the next one."""
    return heard_at(session, [meeting], now)[meeting.id]


def heard_at(session: Session, meetings: Iterable[Meeting], now: datetime) -> dict[int, list[Hearing]]:
    """Return what the Committee heard at some meetings: what was put to it by then, and not decided at an earlier one."""
    standing = sorted(session.scalars(select(Meeting.starts_at).where(Meeting.canceled_at.is_(None))))
    put = [found for row in _cases(session) if (found := _put(session, row))]
    return {each.id: _at(session, each, standing, put, now) for each in meetings}


def _at(session: Session, meeting: Meeting, standing: list[datetime], put: list[Put], now: datetime) -> list[Hearing]:
    """Return what a meeting dealt with, or the next one is to; one that is further ahead deals with nothing yet."""
    before = max((each for each in standing if each < meeting.starts_at), default=None)
    if meeting.canceled_at is not None or (before and meeting.starts_at > now and before > now):
        return []
    day, since = _day(session, meeting.starts_at), _day(session, before) if before else date.min
    by_then = (each.hearing for each in put if each.on <= day)
    return [each for each in by_then if each.decided_on is None or each.decided_on > since]


def _cases(session: Session) -> list[CaseRow]:
    """Return the cases that were put to the Committee, and are not struck."""
    put = exists().where(HistoryRow.case_id == CaseRow.id, HistoryRow.to_state == S.THIRD.key)
    rows = select(CaseRow).where(CaseRow.process == PROCESS, CaseRow.state.in_(OPEN | AFTER), put)
    return list(session.scalars(rows.order_by(CaseRow.id)).unique())


def _put(session: Session, row: CaseRow) -> Put | None:
    """Return what was put to the Committee with a case; nothing if it ended without a vote."""
    moves = session.execute(
        select(HistoryRow.effective_on, HistoryRow.to_state)
        .where(HistoryRow.case_id == row.id, HistoryRow.from_state != HistoryRow.to_state)
        .order_by(HistoryRow.id)
    ).all()
    decided = [move for move in moves if move.to_state in OUTCOMES] if row.state in AFTER else []
    if row.state in AFTER and not (decided and votes_in(session, row)):
        return None
    which = f"{ordinal(tier)} violation" if (tier := _tier(session, row)) else "the agency as a whole"
    last = decided[-1] if decided else None
    outcome = OUTCOMES[last.to_state] if last else ""
    hearing = Hearing(row.id, row.number, which, last.effective_on if last else None, outcome)
    return Put(hearing, next(move.effective_on for move in moves if move.to_state == S.THIRD.key))


def votes_in(session: Session, row: CaseRow) -> Mapping[str, str]:
    """Return how each member voted in a case, by number."""
    process = rulebook_of(session).processes[row.process]
    cast = decoded(process, row.edition, row.state, row.body).answers.get(VOTE.name, {})
    return {member: said.choice.words for member, said in cast.items() if isinstance(said, Vote)}


def _tier(session: Session, row: CaseRow) -> int | None:
    return session.scalar(select(Finding.tier).where(Finding.case_id == row.id))


def _day(session: Session, moment: datetime) -> date:
    return rulebook_of(session).policy(moment).calendar.day(moment)


def may_not_vote(session: Session, case_id: int, members: set[int]) -> set[int]:
    """Return which members may not vote in a case, but for whom it is about."""
    row = session.get_one(CaseRow, case_id)
    voting = committee(session, About(case_id, row.agency_id, row.subject_id)).members
    return {each for each in members if str(each) not in voting and each != row.subject_id}


def found_before(session: Session, case_id: int) -> Iterator[Finding]:
    """Yield the findings before the one of a case, of the same user, or of the agency itself, the oldest first.

    Until one is made in the case, all that were made of whom it is about.
    """
    mine = session.scalars(select(Finding).where(Finding.case_id == case_id)).first()
    case = session.get_one(CaseRow, case_id)
    person, agency = (mine.person_id, mine.agency_id) if mine else (case.subject_id, case.agency_id)
    whose = Finding.person_id == person if person else (Finding.person_id.is_(None) & (Finding.agency_id == agency))
    rows = select(Finding).where(whose, Finding.case_id != case_id)
    rows = rows.where(Finding.found_at <= mine.found_at) if mine else rows
    yield from session.scalars(rows.order_by(Finding.found_at, Finding.id))


@dataclass(frozen=True, slots=True)
class Quorum:
    """How far a vote is: how many have voted, how many may, how many make a decision, and how many stand aside."""

    given: int
    entitled: int
    needed: int
    aside: int


def quorum_of(session: Session, row: CaseRow) -> Quorum:
    """Return how far the vote in a case is."""
    seen = committee(session, About(row.id, row.agency_id, row.subject_id))
    needed = quorum(seen, rulebook_of(session).editions.named(row.edition))
    given = set(votes_in(session, row)) & set(seen.members)
    return Quorum(len(given), len(seen.members), needed, seen.seats - len(seen.members))


def is_of_a_violation(row: CaseRow) -> bool:
    """Say whether a case is about a violation."""
    return row.process == PROCESS


def is_before_the_committee(row: CaseRow) -> bool:
    """Say whether the Committee votes in a case now."""
    return row.process == PROCESS and row.state in OPEN


def is_undecided(row: CaseRow) -> bool:
    """Say whether the votes in a case were counted and decided nothing, so that the chair puts the question again."""
    return row.process == PROCESS and row.state == S.CHAIRED.key
