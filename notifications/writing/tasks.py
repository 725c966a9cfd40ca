"""A duty as mail and calendars show it."""

from __future__ import annotations

from datetime import datetime

import msgspec

from models.rows.cases import CaseRow, DutyRow
from notifications.writing.dates import due
from notifications.writing.mail_facts import Entry, Task
from workflows.grammar.duties import Duty, Escalate, party_of
from workflows.grammar.events import Roles
from workflows.grammar.steps import Step
from workflows.law.calendar import Calendar, Receipt
from workflows.law.roles import Role

NOBODY: Roles = frozenset()


def task(
    row: DutyRow, duty: Duty | None, now: datetime, calendar: Calendar, *, mine: bool, kept_from: Roles = NOBODY
) -> Task:
    """Return an open duty as its reader sees it; a process may have changed since it was opened."""
    late = duty.deadline.late if duty and duty.deadline else None
    only = duty.ways[0] if duty and len(duty.ways) == 1 else None
    return Task(
        id=row.id,
        key=row.key,
        words=row.task,
        for_others=row.task_of_others,
        owner=row.owner,
        clause=row.clause,
        origin=row.origin,
        mine=mine,
        deed=only.deed if only else "",
        goal=only.to.words if only and only.to else "",
        lapses=late.deed[:1].lower() + late.deed[1:] if isinstance(late, Step) else "",
        tells=_others(late, row, kept_from) if isinstance(late, Escalate) else (),
        monthly=isinstance(late, Escalate) and late.monthly,
        due=due(row.due_at, now, calendar) if row.due_at else None,
        receipt=_receipt(row),
    )


def _others(late: Escalate, row: DutyRow, kept_from: Roles) -> tuple[Role, ...]:
    told = (role for group in late.groups(party_of(row.key), kept_from) for role in group)
    return tuple(dict.fromkeys(role for role in told if role is not row.owner))


def entry(row: DutyRow, case: CaseRow, *, confidential: bool) -> Entry:
    """Return a dated duty for a calendar, open or to be taken out."""
    receipt = _receipt(row)
    if receipt is None:
        raise ValueError(f"duty {row.id} has no date")
    words = "" if confidential else row.task
    return Entry(row.id, case.number, receipt.day, words, row.clause, case.version, over=row.closed_at is not None)


def _receipt(row: DutyRow) -> Receipt | None:
    return msgspec.json.decode(row.receipt, type=Receipt) if row.receipt else None
