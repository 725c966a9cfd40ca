"""What is still to be done about a person, and what an agency has to do, as far as somebody may know it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session

from models.access.access import Viewer, visible
from models.access.rulebook import rulebook_of
from models.audit.seeing import listed
from models.inbox.inbox import of_whom_one_knows
from models.rows.cases import CaseRow, DutyRow
from models.rows.people import Agency, Person
from workflows.law.calendar import Receipt
from workflows.law.roles import OF_AN_AGENCY, Role

MOST = 100  # what is more stands in the list of cases


@dataclass(frozen=True)
class Task:
    """Something to be done: what, by whom, by when and why then, and its case."""

    words: str
    number: str
    heading: str
    process: str
    subject_id: int | None
    who_id: int | None  # who has it, if somebody has
    who: str
    team: Role
    clause: str
    due_at: datetime | None
    still: bool
    receipt: Receipt | None


def tasks_about(session: Session, viewer: Viewer, person_id: int) -> list[Task]:
    """Return what is open in the cases about a person, soonest due first."""
    return _tasks(session, viewer, _open(session, viewer).where(CaseRow.subject_id == person_id))


def tasks_of(session: Session, viewer: Viewer, agency: Agency) -> list[Task]:
    """Return what an agency's administrators and its executive director have to do, soonest due first."""
    theirs = (DutyRow.agency_id == agency.id, DutyRow.owner.in_(OF_AN_AGENCY))
    return _tasks(session, viewer, _open(session, viewer).where(*theirs))


def next_of(session: Session, viewer: Viewer, people: Iterable[int]) -> dict[int, tuple[int, datetime | None]]:
    """Return of each of some people how many tasks are open about them, and the soonest date."""
    due = func.min(DutyRow.due_at).filter(DutyRow.still.is_(False))
    rows = select(CaseRow.subject_id, func.count(), due).join(CaseRow, CaseRow.id == DutyRow.case_id)
    mine = (*_known(session, viewer), CaseRow.subject_id.in_(list(people)))
    found = session.execute(rows.where(*mine).group_by(CaseRow.subject_id)).all()
    return defaultdict(lambda: (0, None), {row[0] or 0: (row[1], row[2]) for row in found})


def _known(session: Session, viewer: Viewer) -> tuple[ColumnElement[bool], ...]:
    """Return the conditions that a task is open and one that somebody may know of."""
    return DutyRow.closed_at.is_(None), visible(viewer, rulebook_of(session)), of_whom_one_knows(viewer)


def _open(session: Session, viewer: Viewer) -> Select[*tuple[Any, ...]]:
    rows = select(DutyRow, CaseRow, Person.name).join(CaseRow, CaseRow.id == DutyRow.case_id)
    rows = rows.outerjoin(Person, Person.id == DutyRow.assignee_id).where(*_known(session, viewer))
    return rows.order_by(DutyRow.due_order, DutyRow.id).limit(MOST)


def _tasks(session: Session, viewer: Viewer, rows: Select[*tuple[Any, ...]]) -> list[Task]:
    found = session.execute(rows).unique().all()
    listed(session, viewer, [(case.id, case) for _, case, _ in found])
    return [
        Task(
            words=duty.task if duty.assignee_id == viewer.id else duty.task_of_others,
            number=case.number, heading=case.heading, process=case.process, subject_id=case.subject_id,
            who_id=duty.assignee_id, who=name or "", team=duty.team, clause=duty.clause, due_at=duty.due_at, still=duty.still,
            receipt=msgspec.json.decode(duty.receipt, type=Receipt) if duty.receipt else None,
        )
        for duty, case, name in found
    ]  # fmt: skip
