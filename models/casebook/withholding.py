"""What follows when a case is kept from an office: who may not know of it any more keeps it no longer, and does nothing in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from models.access.access import hats, viewer_of
from models.access.concern import roles_in
from models.rows.cases import CaseRow, DutyRow
from models.rows.people import Person
from workflows.engine.cases import Decision
from workflows.grammar.events import Roles
from workflows.law.roles import STAFF


def may_keep(roles: Roles, hidden: str) -> bool:
    """Say whether one of these roles may keep a case: ICA's; where it is kept from all of them, any that acts in it."""
    kept = roles_in(hidden)
    return kept >= STAFF or bool(roles & (STAFF - kept))


def keeper(row: Mapping[Any, Any], decision: Decision, person_id: int | None, hidden: str) -> int | None:
    """Return who keeps a case: the first to act in it who may."""
    return row["keeper_id"] or (person_id if may_keep(frozenset({decision.actor}), hidden) else None)


def out_of_sight(session: Session, row: Mapping[Any, Any], hidden: str) -> dict[Any, Any]:
    """Keep a case from offices: their holders' tasks in it go back to the teams; return its row, perhaps without keeper."""
    case = session.get_one(CaseRow, row["id"], populate_existing=True)
    case.withheld = hidden
    session.flush()
    open_ = (DutyRow.case_id == case.id, DutyRow.closed_at.is_(None), DutyRow.assignee_id.is_not(None))
    held = set(session.scalars(select(DutyRow.assignee_id).where(*open_)))
    blind = {each for each in held | {case.keeper_id} if each and not _sees(session, each, case)}
    lost = update(DutyRow).where(*open_, DutyRow.assignee_id.in_(blind))
    session.execute(lost.values(assignee_id=None, snoozed_until=None))
    return {**row, "keeper_id": None if case.keeper_id in blind else case.keeper_id}


def _sees(session: Session, person_id: int, case: CaseRow) -> bool:
    return bool(hats(session, viewer_of(session.get_one(Person, person_id)), case))
