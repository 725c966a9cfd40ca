"""What somebody wants corrected becomes an amendment: who may, what it says then, and whether a second person confirms it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from models.access.access import Viewer
from models.access.rulebook import rulebook_of
from models.casebook.amending import amend, preview
from models.casebook.case_search import find
from models.casebook.casebook import Author, NoSuchCase
from models.casebook.replaying import history, life_of
from models.intake.proposals import propose
from models.rows.cases import CaseRow, HistoryRow
from workflows.answers.reading import read
from workflows.correction.amending import OF_ICA, consents, still_theirs
from workflows.correction.correction import Correction
from workflows.correction.lives import Entry
from workflows.engine.cases import NotAllowed, Refusal
from workflows.facts.forms import Form
from workflows.grammar.events import Act, Amendment, Correct, Insert, Roles, Strike
from workflows.grammar.process import Process, Step
from workflows.grammar.steps import LOCAL
from workflows.law.fields import Mark, marked
from workflows.law.policy import Policy
from workflows.law.roles import CLOCK

WHOSE = (Mark.AGENCY, Mark.AGENCIES, Mark.CLIENT, Mark.PERSON_EMAIL)


@dataclass(frozen=True)
class Wanted:
    """How an entry should have read, or that it should not be there; and why."""

    reason: str
    facts: Mapping[str, Any] | None = None  # nothing where the entry is struck
    on: date | None = None
    too: bool = False  # whether later steps that it leaves no room for are struck with it


@dataclass(frozen=True)
class Correctable:
    """An entry of a case's history that somebody may correct, and the step that it was."""

    case: CaseRow
    worn: Roles
    place: int
    entry: Entry
    step: Step

    @property
    def form(self) -> Form | None:
        """What was filled in."""
        event = self.entry.event
        return event.forms[0] if isinstance(event, Act) and event.forms and self.step.form else None


def correctable(session: Session, viewer: Viewer, number: str, row_id: int, now: datetime) -> Correctable:
    """Return an entry that somebody may correct now; or raise NoSuchCase where there is none, or none of theirs."""
    case, worn = find(session, viewer, number)
    row = session.get(HistoryRow, row_id)
    if row is None or row.case_id != case.id or not may_correct(viewer, worn, row, _policy(session, case), now):
        raise NoSuchCase(number)
    place = history(session, case).place(row_id)
    entry = life_of(session, case).entry(place) if place is not None else None
    if entry is None or not isinstance(entry.event, Act):
        raise NoSuchCase(number)
    name, process = entry.event.step, rulebook_of(session).processes[case.process]
    step = next(step for _, step, _ in process.steps() if step.name == name)
    return Correctable(case, worn, entry.place, entry, step)


def may_correct(viewer: Viewer, worn: Roles, row: HistoryRow, policy: Policy, now: datetime) -> bool:
    """Say whether somebody may correct an entry: who made it, for some days; and ICA, always."""
    if not row.event or row.role is CLOCK:
        return False
    own = row.person_id == viewer.id and still_theirs(row.at, now, policy)
    return own or bool(worn & OF_ICA)


def amendment_of(session: Session, found: Correctable, wanted: Wanted) -> Amendment:
    """Return the amendment that somebody wants; or raise NotAllowed."""
    if wanted.facts is None:
        return Strike(found.place, found.worn, wanted.reason)
    policy = _policy(session, found.case)
    form, was = found.step.form, found.form
    new = read(form, wanted.facts, found.step.clause, policy) if form else None
    if was and new and (moved := [name for name in _whose(type(was)) if getattr(was, name) != getattr(new, name)]):
        words = "whose case it is cannot be corrected; mark the entry as made by mistake, and enter it anew"
        raise NotAllowed(*(Refusal(LOCAL, words, field=name) for name in moved))
    return Correct(found.place, found.worn, (new,) if new else (), wanted.reason, wanted.on)


def _whose(form: type[Form]) -> Iterator[str]:
    for mark in WHOSE:
        yield from marked(form, mark)


def shown(session: Session, found: Correctable, wanted: Wanted, now: datetime) -> Correction:
    """Return all that a correction would change; or raise NotAllowed."""
    return preview(session, found.case, amendment_of(session, found, wanted), now, too=wanted.too)


def correct(
    session: Session, viewer: Viewer, found: Correctable, wanted: Wanted, *, now: datetime, version: int | None
) -> bool:
    """Correct an entry, or propose it to a second person; say whether it is done."""
    made = shown(session, found, wanted, now)
    return done_or_proposed(session, viewer, found.case, made, now=now, version=version)


def done_or_proposed(
    session: Session, viewer: Viewer, case: CaseRow, made: Correction, *, now: datetime, version: int | None
) -> bool:
    """Write a correction that takes one person, or propose the one that takes two; say whether it is done."""
    if made.takes_two:
        propose(session, viewer, case, made, now)
        return False
    amend(session, case.id, made.amendment, now, Author(viewer.id), version=version)
    return True


@dataclass(frozen=True)
class Late:
    """A step that had been taken on paper or by mail, and is entered only now."""

    step: str
    facts: Mapping[str, Any]
    received_on: date
    how: str  # it came in


def steps_for_others(process: Process, case_state: str, before: tuple[str, ...]) -> Iterator[Step]:
    """Yield what ICA may enter for others: what is asked where a case stands, or stood before it ended."""
    seen = set[str]()
    for state in (case_state, *before):
        for step, duty in process.ways_in(state):
            if duty and not duty.consents and step.name not in seen and not consents(process, step.name):
                seen.add(step.name)
                yield step


def entered_late(
    session: Session, viewer: Viewer, number: str, late: Late, now: datetime
) -> tuple[CaseRow, Correction]:
    """Return what entering it would change; or raise NoSuchCase or NotAllowed."""
    case, worn = find(session, viewer, number)
    policy, process = _policy(session, case), rulebook_of(session).processes[case.process]
    ways = ((step, duty) for _, step, duty in process.steps() if step.name == late.step and duty)
    found = next(ways, None)
    if found is None or not worn & OF_ICA:
        raise NoSuchCase(number)
    step, duty = found
    forms = (read(step.form, late.facts, step.clause, policy),) if step.form else ()
    act = Act(step.name, frozenset({duty.owner_of("")}), forms, late.received_on)
    moment = policy.calendar.at(late.received_on + timedelta(days=1)) - timedelta(seconds=1)
    return case, preview(session, case, Insert(act, min(moment, now - timedelta(seconds=1)), worn, late.how), now)


def _policy(session: Session, case: CaseRow) -> Policy:
    return rulebook_of(session).editions.named(case.edition)
