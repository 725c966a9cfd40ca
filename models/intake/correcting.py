"""What somebody wants corrected becomes an amendment: who may, what it says then, and whether a second person confirms it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.access.access import Viewer
from models.access.rulebook import rulebook_of
from models.casebook.amending import preview
from models.casebook.case_search import find
from models.casebook.casebook import Author, NoSuchCase
from models.casebook.replaying import amends, history, life_of
from models.casebook.sight.secrets_kept import keep_secrets
from models.casebook.sight.sight import sight_of
from models.intake.amendments import write_amendment
from models.intake.proposals import amenders_in, propose
from models.intake.sight.naming_what_is_read import refuse_unread_anew
from models.rows.cases import CaseRow, HistoryRow
from workflows.answers.masking import HIDDEN
from workflows.answers.masking import shown as masked
from workflows.answers.reading import read
from workflows.answers.signing import signed_otherwise
from workflows.correction.amenders import still_theirs
from workflows.correction.correction import Correction
from workflows.correction.lives import Entry
from workflows.engine.cases import Kind, NotAllowed, Refusal
from workflows.facts.forms import Form
from workflows.grammar.events import Act, Amendment, Correct, Event, Extend, Halt, Roles, Strike
from workflows.grammar.process import Process, Step
from workflows.grammar.steps import LOCAL
from workflows.law.fields import PARTIES, Mark, marked
from workflows.law.policy import Policy
from workflows.law.roles import CLOCK

WHOSE = (Mark.AGENCY, *PARTIES, Mark.CLIENT, Mark.PERSON_EMAIL)


@dataclass(frozen=True)
class Wanted:
    """How an entry should have read, or that it should not be there; and why."""

    reason: str
    facts: Mapping[str, Any] | None = None  # nothing where the entry is struck
    on: date | None = None
    too: bool = False  # whether later steps that it leaves no room for are struck with it


@dataclass(frozen=True)
class Correctable:
    """An entry of a case's history that somebody may correct, and the step that it was; what moved a deadline was none."""

    case: CaseRow
    worn: Roles
    place: int
    entry: Entry
    step: Step | None

    to_keeper: bool

    @property
    def said(self) -> Form | None:
        """What was filled in."""
        event = self.entry.event
        return event.forms[0] if isinstance(event, Act) and event.forms and self.step and self.step.form else None

    @property
    def form(self) -> Form | None:
        """What was filled in, as the person may read it."""
        return masked(self.said, to_keeper=self.to_keeper) if self.said else None


def correctable(session: Session, viewer: Viewer, number: str, row_id: int, now: datetime) -> Correctable:
    """Return an entry that somebody may correct now; or raise NoSuchCase where there is none, or none of theirs."""
    case, worn = find(session, viewer, number)
    row = session.get(HistoryRow, row_id)
    if row is None or row.case_id != case.id or sight_of(session, viewer, case).entry(row) is not row:
        raise NoSuchCase(number)
    if not may_correct(session, viewer, worn, row, now):
        raise NoSuchCase(number)
    place = history(session, case).place(row_id)
    entry = life_of(session, case).entry(place) if place is not None else None
    if entry is None or not isinstance(entry.event, Act | Extend | Halt):
        raise NoSuchCase(number)
    step = step_of(rulebook_of(session).processes[case.process], entry.event)
    return Correctable(case, worn, entry.place, entry, step, to_keeper=case.keeper_id == viewer.id)


def step_of(process: Process, event: Event) -> Step | None:
    """Return the step that an event took, if it took one."""
    name = event.step if isinstance(event, Act) else ""
    return next((step for _, step, _ in process.steps() if step.name == name), None)


def reopening(session: Session, viewer: Viewer, number: str, now: datetime) -> Correctable:
    """Return the entry with which a case ended, to be struck; or raise NoSuchCase, or NotAllowed where that is no way back."""
    return correctable(session, viewer, number, ended_by(session, viewer, number), now)


def ended_by(session: Session, viewer: Viewer, number: str) -> int:
    """Return the row of the entry with which a case ended; or raise NoSuchCase, or NotAllowed where that is no way back."""
    case, worn = find(session, viewer, number)
    rows = select(HistoryRow).where(HistoryRow.case_id == case.id, HistoryRow.event != "")
    last = session.scalars(rows.where(HistoryRow.to_state == case.state).order_by(HistoryRow.id.desc())).all()
    ended = next((row for row in last if row.from_state != row.to_state), None)
    may = bool(worn & amenders_in(session, case))
    if case.closed_at is None or ended is None or not may:
        words = (
            "only a case that has ended is reopened, and only by ICA, or by who corrects a case that is kept from ICA"
        )
        raise NotAllowed(Refusal(LOCAL, words, Kind.GONE if may else Kind.ROLE))
    if ended.role is CLOCK or amends(ended):
        words = "it ended by what a date or a correction brought about; enter what had come in by then, or correct that"
        raise NotAllowed(Refusal(LOCAL, words, Kind.GONE))
    return ended.id


def may_correct(session: Session, viewer: Viewer, worn: Roles, row: HistoryRow, now: datetime) -> bool:
    """Say whether somebody may correct an entry: who made it, for some days; and ICA, or who is left to, always."""
    if not row.event or row.role is CLOCK:
        return False
    case = session.get_one(CaseRow, row.case_id)
    own = row.person_id == viewer.id and still_theirs(row.at, now, policy_of(session, case))
    return own or bool(worn & amenders_in(session, case))


def amendment_of(session: Session, viewer: Viewer, found: Correctable, wanted: Wanted, now: datetime) -> Amendment:
    """Return the amendment that somebody wants; or raise NotAllowed."""
    if wanted.facts is None:
        return Strike(found.place, found.worn, wanted.reason)
    if found.step is None:
        raise NotAllowed(Refusal(LOCAL, "what was done to a deadline is struck, and done anew"))
    policy = policy_of(session, found.case)
    form, was = found.step.form, found.said
    new = read(form, {**wanted.facts, **_hidden(found, wanted.facts)}, found.step.clause, policy) if form else None
    if was and new and (moved := [name for name in _whose(type(was)) if getattr(was, name) != getattr(new, name)]):
        words = "whose case it is cannot be corrected; mark the entry as made by mistake, and enter it anew"
        raise NotAllowed(*(Refusal(LOCAL, words, field=name) for name in moved))
    if new:
        refuse_unread_anew(session, viewer, found.case, (found.step, new, was), now)
    if new and (others := list(signed_otherwise(new, viewer.name, found.step.clause, was))):
        raise NotAllowed(*others)
    return Correct(found.place, found.worn, (new,) if new else (), wanted.reason, wanted.on)


def _hidden(found: Correctable, facts: Mapping[str, Any]) -> dict[str, Any]:
    """Return what stands behind answers that the person may not read: left as they are shown, they stay as they are."""
    names = marked(type(found.said), Mark.MASKED) if found.said and not found.to_keeper else ()
    return {name: getattr(found.said, name) for name in names if facts.get(name) == HIDDEN}


def _whose(form: type[Form]) -> Iterator[str]:
    for mark in WHOSE:
        yield from marked(form, mark)


def shown(session: Session, viewer: Viewer, found: Correctable, wanted: Wanted, now: datetime) -> Correction:
    """Return all that a correction would change; or raise NotAllowed."""
    keep_secrets(session, viewer, found.case, wanted.reason, "reason")
    return preview(session, found.case, amendment_of(session, viewer, found, wanted, now), now, too=wanted.too)


def correct(
    session: Session, viewer: Viewer, found: Correctable, wanted: Wanted, *, now: datetime, version: int | None
) -> bool:
    """Correct an entry, or propose it to a second person; say whether it is done."""
    made = shown(session, viewer, found, wanted, now)
    return done_or_proposed(session, viewer, found.case, made, now=now, version=version)


def done_or_proposed(
    session: Session, viewer: Viewer, case: CaseRow, made: Correction, *, now: datetime, version: int | None
) -> bool:
    """Write a correction that takes one person, or propose the one that takes two; say whether it is done."""
    if made.takes_two:
        propose(session, viewer, case, made, now)
        return False
    write_amendment(session, case, made.amendment, now, Author(viewer.id), version=version)
    return True


def policy_of(session: Session, case: CaseRow) -> Policy:
    """Return the edition that a case keeps."""
    return rulebook_of(session).editions.named(case.edition)


def process_of(session: Session, case: CaseRow) -> Process:
    """Return the process that a case goes through."""
    return rulebook_of(session).processes[case.process]
