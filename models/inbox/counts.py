"""Numbers about a person's inbox: how long its queues are, and what there is to narrow one down by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import CTE, ColumnElement, Row, Select, and_, bindparam, case, false, func, literal, or_, select, union
from sqlalchemy.orm import Session

from models.access.access import Viewer, visible
from models.access.rulebook import rulebook_of
from models.inbox.inbox import AGENCY, MOST, NOW, Asker, Queue, done_by, found_by, ways
from models.store.prepared import connection_of
from models.store.statements import CASE, DUTY
from workflows.law.setting import Origin

COUNTED = (Queue.MINE, Queue.TEAM, Queue.WAITING, Queue.SNOOZED)
SURVEYED = 500  # tasks of a queue that are looked at; what lies behind them has no part in the figures
DAY_ENDS, WEEK_ENDS = (bindparam(name, type_=DUTY.c.due_at.type) for name in ("day_ends", "week_ends"))


@dataclass(frozen=True)
class Ends:
    """The moments that part the inbox: now, and the first ones after today and after this week."""

    now: datetime
    day: datetime
    week: datetime


@dataclass
class Figures:
    """What a queue holds, so far as it was surveyed."""

    total: int = 0
    due: Counter[str] = field(default_factory=Counter)  # overdue, today, week, none
    processes: Counter[str] = field(default_factory=Counter)
    agencies: Counter[tuple[str, str]] = field(default_factory=Counter)  # by key and name
    origins: Counter[Origin] = field(default_factory=Counter)

    @property
    def is_complete(self) -> bool:
        """Whether the whole queue was surveyed."""
        return self.total < SURVEYED


def sizes(session: Session, viewer: Viewer, now: datetime) -> dict[Queue, int]:
    """Count the queues of a person, each up to a bound."""
    row = connection_of(session).execute(_sizes(Asker(viewer, rulebook_of(session))), {"now": now}).one()
    return {queue: min(count, MOST) for queue, count in zip(COUNTED, row, strict=True)}


def found_in(session: Session, viewer: Viewer, words: str, now: datetime) -> dict[Queue, int]:
    """Count the tasks of each queue that somebody finds by words, each up to a bound."""
    asker = Asker(viewer, rulebook_of(session))
    cases = select(CASE.c.id).where(found_by(asker, words)).cte("found")  # looked for once, for all queues
    counts = select(*(_size(asker, queue, cases) for queue in (*COUNTED, Queue.DONE)))
    row = connection_of(session).execute(counts, {"now": now}).one()
    return {queue: min(count, MOST) for queue, count in zip((*COUNTED, Queue.DONE), row, strict=True)}


def figures(session: Session, viewer: Viewer, queue: Queue, ends: Ends) -> Figures:
    """Survey a queue."""
    statement = _survey(Asker(viewer, rulebook_of(session)), queue)
    given = {"now": ends.now, "day_ends": ends.day, "week_ends": ends.week}
    wanted = {name: given[name] for name in given if queue is not Queue.DONE}
    return _added_up(connection_of(session).execute(statement, wanted))


def _added_up(rows: Iterable[Row[*tuple[Any, ...]]]) -> Figures:
    found = Figures()
    for row in rows:
        found.total += row.tasks
        found.processes[row.process] += row.tasks
        if row.origin:
            found.origins[row.origin] += row.tasks
        if row.agency_key:
            found.agencies[row.agency_key, row.agency] += row.tasks
        for name in ("overdue", "today", "week", "none"):
            found.due[name] += getattr(row, name)
    return found


@lru_cache(maxsize=500)
def _sizes(asker: Asker) -> Select[*tuple[int, ...]]:
    return select(*(_size(asker, queue) for queue in COUNTED))


def _size(asker: Asker, queue: Queue, cases: CTE | None = None) -> ColumnElement[int]:
    joined = select(DUTY.c.id)
    if queue is Queue.WAITING:  # elsewhere a join would have SQLite read every case first
        joined = joined.join(CASE, CASE.c.id == DUTY.c.case_id)
    if cases is not None:
        joined = joined.where(DUTY.c.case_id.in_(select(cases.c.id)))
    open_ = (and_(DUTY.c.closed_at.is_(None), way) for way in ways(asker, queue))
    into = [done_by(asker.viewer)] if queue is Queue.DONE else open_
    limited = (joined.where(way).limit(MOST).subquery() for way in into)
    found = [select(each.c.id) for each in limited]
    if not found:
        return literal(0)
    once = union(*found).subquery()  # two roles of one team see the same duty
    return select(func.count()).select_from(once).scalar_subquery()


@lru_cache(maxsize=1000)
def _survey(asker: Asker, queue: Queue) -> Select[*tuple[Any, ...]]:
    columns = (CASE.c.process, DUTY.c.agency_id, DUTY.c.origin, DUTY.c.due_at, DUTY.c.still)
    rows = select(*columns).join(CASE, CASE.c.id == DUTY.c.case_id)
    if queue is Queue.DONE:
        found = rows.where(done_by(asker.viewer), visible(asker.viewer, asker.rulebook)).order_by(
            DUTY.c.closed_at.desc()
        )
    else:
        found = rows.where(DUTY.c.closed_at.is_(None), or_(false(), *ways(asker, queue)))
        found = found.order_by(DUTY.c.due_order)
    duty = found.limit(SURVEYED).subquery()
    groups = (duty.c.process, duty.c.origin, AGENCY.c.key.label("agency_key"), AGENCY.c.name.label("agency"))
    counts = (func.count().label("tasks"), *_dated(duty.c.due_at, duty.c.still, queue))
    return select(*groups, *counts).outerjoin(AGENCY, AGENCY.c.id == duty.c.agency_id).group_by(*groups)


def _dated(due: ColumnElement[datetime], still: ColumnElement[bool], queue: Queue) -> Iterable[ColumnElement[Any]]:
    """Yield how many are overdue, due today, due this week, and without a date."""
    if queue is Queue.DONE:
        return (literal(0).label(name) for name in ("overdue", "today", "week", "none"))
    runs = still.is_(False)
    tests = {
        "overdue": and_(runs, due <= NOW),
        "today": and_(runs, due > NOW, due <= DAY_ENDS),
        "week": and_(runs, due > NOW, due <= WEEK_ENDS),
        "none": due.is_(None),
    }
    return (func.sum(case((test, 1), else_=0)).label(name) for name, test in tests.items())
