"""Factories: what somebody corrects in the history of a case."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from models.access.access import Viewer
from models.casebook.case_search import find, history_of
from models.intake.correcting import Wanted, correct, correctable, done_or_proposed
from models.intake.late_entries import Late, entered_late, offer
from models.intake.proposals import decide
from tests.desks import Town


def entry(town: Town, number: str, kind: str) -> int:
    """Return the row of the last time a step was taken."""
    with town.database.reading() as session:
        rows = history_of(session, town.case(number).id)
        return next(row.id for row in rows if row.kind == kind)


def corrected(
    town: Town, number: str, by: Viewer, kind: str, *, now: datetime, facts: Mapping[str, Any] | None = None
) -> bool:
    """Correct what somebody entered, or strike it without facts; say whether it is done."""
    with town.database.writing() as session:
        found = correctable(session, by, number, entry(town, number, kind), now)
        wanted = Wanted("It was entered wrongly.", facts, too=facts is None)
        return correct(session, by, found, wanted, now=now, version=None)


def confirmed(town: Town, number: str, by: Viewer, now: datetime, *, yes: bool = True) -> None:
    """Let a second person confirm what is proposed, or turn it down."""
    with town.database.writing() as session:
        case, worn = find(session, by, number)
        decide(session, by, case, worn, confirmed=yes, now=now, why="No.")


def came_late(
    town: Town, number: str, by: Viewer, step: str, *, received: date, now: datetime, too: bool = False, **facts: Any
) -> None:
    """Let ICA enter what came in by mail."""
    with town.database.writing() as session:
        found = offer(session, by, number, step)
        made = entered_late(session, found, Late(facts, received, "by mail", too), now)
        done_or_proposed(session, by, found.case, made, now=now, version=None)
