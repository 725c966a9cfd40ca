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
    if isinstance(each, Act):
        fire(session, case_id, each, now, author)
        return
    case = session.get_one(CaseRow, case_id, populate_existing=True)
    entries = life_of(session, case).entries
    places = (
        entry.place
        for entry in reversed(entries)
        if isinstance(entry.event, Act) and entry.event.step == each.step and not entry.struck
    )
    if (place := next(places, None)) is not None:
        amend(session, case_id, Correct(place, each.actors, (each.form,), each.reason), now, author)
