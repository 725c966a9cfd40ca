"""The running cases as they would be under another edition: which dates would be others, as far as somebody may see them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.access.access import Viewer, visible
from models.access.rulebook import rulebook_of
from models.casebook.casebook import restored
from models.rows.cases import CaseRow, DutyRow
from workflows.engine.under_an_edition import other_dates
from workflows.law.calendar import Receipt
from workflows.law.policy import Policy


@dataclass(frozen=True)
class OtherDate:
    """A task of a running case that would be due on another day, with both receipts."""

    number: str
    heading: str
    task: str
    was: Receipt
    becomes: Receipt


def count_running(session: Session, viewer: Viewer) -> int:
    """Count the cases that run, as far as somebody may see them."""
    rows = select(func.count(CaseRow.id)).where(CaseRow.closed_at.is_(None), visible(viewer, rulebook_of(session)))
    return session.scalar(rows) or 0


def dates_under(session: Session, viewer: Viewer, edition: Policy, now: datetime) -> Iterator[OtherDate]:
    """Yield the tasks of running cases that would be due otherwise, the soonest as they are due now first."""
    rulebook = rulebook_of(session)
    running = select(CaseRow).where(CaseRow.closed_at.is_(None), visible(viewer, rulebook)).order_by(CaseRow.id)
    found = list[OtherDate]()
    for row in session.scalars(running).unique():
        columns = {name: getattr(row, name) for name in ("process", "edition", "state", "body")}
        others = {key: (was, becomes) for key, was, becomes in other_dates(restored(rulebook, columns), edition, now)}
        mine = (DutyRow.case_id == row.id, DutyRow.closed_at.is_(None), DutyRow.key.in_(others))
        tasks = session.scalars(select(DutyRow).where(*mine)) if others else ()
        found += (OtherDate(row.number, row.heading, task.task_of_others, *others[task.key]) for task in tasks)
    yield from sorted(found, key=lambda each: (each.was.ends, each.number))
