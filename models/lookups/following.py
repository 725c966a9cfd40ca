"""Lets a case follow what a registry says: a step that a record answers is taken, or put right, with whoever wrote it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.access.rulebook import rulebook_of
from models.casebook.amending import amend
from models.casebook.casebook import DESK, Author, fire, restored
from models.casebook.replaying import life_of
from models.lookups.about import about_case
from models.lookups.registered import records
from models.rows.cases import CaseRow
from models.store import statements
from models.store.prepared import connection_of
from workflows.correction.lives import Entry
from workflows.engine.cases import Case, NotAllowed
from workflows.engine.engine import decide
from workflows.engine.following import Anew, following
from workflows.engine.foresight import Sooner, foresee
from workflows.grammar.events import Act, Correct, Learn


@dataclass(frozen=True, slots=True)
class Forward:
    """What would come sooner in a case by what follows from a registry, and about whom the case is."""

    case_id: int
    name: str
    sooner: Sooner


def brought_forward(session: Session, person_id: int, now: datetime) -> Iterator[Forward]:
    """Yield what would come sooner in the open cases about a person, once they learn what the registries say now."""
    rulebook = rulebook_of(session)
    keys = [key for key, process in rulebook.processes.items() if process.following]
    rows = select(CaseRow).where(
        CaseRow.subject_id == person_id, CaseRow.process.in_(keys), CaseRow.closed_at.is_(None)
    )
    for row in session.scalars(rows.order_by(CaseRow.id)).all():
        policy = rulebook.editions.named(row.edition)
        columns = {each.name: getattr(row, each.name) for each in CaseRow.__table__.columns}
        case = restored(rulebook, columns)
        found = records(session, case.process, about_case(session, columns))
        learned = decide(case, Learn(found), now, policy).after
        for each in following(case, learned, now, policy):
            if isinstance(each, Act) and not _was_struck(_entries(session, row.id, each.step), each):
                with suppress(NotAllowed):
                    sooner = foresee(learned, each, now, policy).sooner
                    yield from (
                        Forward(row.id, row.subject.name if row.subject else "", said) for said in sooner if said.step
                    )


def follow(session: Session, case_id: int, before: Case, now: datetime, author: Author = DESK) -> None:
    """Take, or put right, the steps that a record answers by which the case has just changed.

    What a rule of the case stands against is left to people: the record is true all the same.
    """
    row = statements.READ_CASE.first(connection_of(session), {"case": case_id}) or {}
    rulebook = rulebook_of(session)
    after = restored(rulebook, row)
    for each in following(before, after, now, rulebook.editions.named(row["edition"])):
        try:
            _do(session, case_id, each, now, author)
        except NotAllowed:
            continue


def _do(session: Session, case_id: int, each: Act | Anew, now: datetime, author: Author) -> None:
    taken = _entries(session, case_id, each.step)
    if isinstance(each, Act):
        if not _was_struck(taken, each):
            fire(session, case_id, each, now, author)
        return
    place = next((entry.place for entry in reversed(taken) if not entry.struck), None)
    if place is not None:
        amend(session, case_id, Correct(place, each.actors, (each.form,), each.reason), now, author)


def _was_struck(taken: list[Entry], each: Act) -> bool:
    """Say whether a step was struck that a record says again: it stays so, unless it was taken back with the record."""
    struck = [entry.event for entry in taken if entry.struck and not entry.taken_back]
    return any(isinstance(event, Act) and event.forms == each.forms for event in struck)


def _entries(session: Session, case_id: int, step: str) -> list[Entry]:
    """Return the entries by which a step was taken in a case, those that were struck among them."""
    case = session.get_one(CaseRow, case_id, populate_existing=True)
    return [each for each in life_of(session, case).entries if isinstance(each.event, Act) and each.event.step == step]
