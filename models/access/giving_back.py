"""What somebody may no longer do goes back to the team."""

from __future__ import annotations

from sqlalchemy import ColumnElement, and_, select, update
from sqlalchemy.orm import Session

from models.access.access import hats, viewer_of
from models.rows.cases import CaseRow, DutyRow
from models.rows.people import Person
from workflows.law.roles import OF_THE_CASE, may_act_as


def give_back(session: Session, person: Person) -> None:
    """Give a person's tasks back to the team where the person may no longer do them; keep what is about the person."""
    session.flush()
    viewer = viewer_of(person)
    rows = select(DutyRow, CaseRow).join(CaseRow, CaseRow.id == DutyRow.case_id)
    for duty, case in session.execute(rows.where(on_the_desk_of(person))).all():
        if duty.owner not in OF_THE_CASE and not may_act_as(hats(session, viewer, case), duty.owner):
            duty.assignee_id = duty.snoozed_until = None
    if not viewer.is_staff():
        kept = (CaseRow.keeper_id == person.id, CaseRow.closed_at.is_(None))
        session.execute(update(CaseRow).where(*kept).values(keeper_id=None))


def on_the_desk_of(person: Person) -> ColumnElement[bool]:
    """Return the condition that an open task is a person's own."""
    return and_(DutyRow.assignee_id == person.id, DutyRow.closed_at.is_(None))
