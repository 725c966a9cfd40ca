"""Lets a case follow what a registry says: a step that a record answers is taken, or put right, with whoever wrote it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from models.access.rulebook import rulebook_of
from models.casebook.amending import amend
from models.casebook.casebook import DESK, Author, fire, restored
from models.casebook.replaying import life_of
from models.rows.cases import CaseRow
from models.store import statements
from models.store.prepared import connection_of
from workflows.correction.lives import Entry
from workflows.engine.cases import Case, NotAllowed
from workflows.engine.following import Anew, following
from workflows.grammar.events import Act, Correct


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
        if not any(
            entry.struck and isinstance(entry.event, Act) and entry.event.forms == each.forms for entry in taken
        ):
            fire(
                session, case_id, each, now, author
            )  # what somebody struck stays struck, while the record says the same
        return
    if place := next((entry.place for entry in reversed(taken) if not entry.struck), None):
        amend(session, case_id, Correct(place, each.actors, (each.form,), each.reason), now, author)


def _entries(session: Session, case_id: int, step: str) -> list[Entry]:
    """Return how often a step was taken in a case, the entries that were struck among them."""
    case = session.get_one(CaseRow, case_id, populate_existing=True)
    return [each for each in life_of(session, case).entries if isinstance(each.event, Act) and each.event.step == step]
