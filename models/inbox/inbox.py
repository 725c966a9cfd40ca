"""The queues of the inbox: mine, my team's, what waits on others, what is snoozed, what is done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from functools import lru_cache
from heapq import merge
from operator import attrgetter
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, bindparam, exists, false, or_, select
from sqlalchemy.orm import Session

from models.access.access import Viewer, visible
from models.access.concern import as_column
from models.access.rulebook import Rulebook, rulebook_of
from models.audit.seeing import listed, searched
from models.casebook.finding.mentions import mentions
from models.casebook.sight.readable import readable
from models.rows.cases import CaseRow, DutyRow, Recusal
from models.rows.people import Agency
from models.rows.record import Record
from models.store.paging import FIRST, Order, Page, Part
from models.store.prepared import connection_of
from models.store.statements import CASE, DUTY
from workflows.law.roles import LENT, OF_AN_AGENCY, OF_THE_COMMITTEE, STANDS_IN_FOR, Role
from workflows.law.setting import Origin

AGENCY = Record.metadata.tables[Agency.__tablename__]
_ABOUT = CASE.alias("about")
NOW = bindparam("now", type_=DUTY.c.due_at.type)
MOST = 100  # what is more is counted as "99+"


class Queue(StrEnum):
    """One of the tabs of the inbox."""

    MINE = "mine"
    TEAM = "team"
    WAITING = "waiting"
    SNOOZED = "snoozed"
    DONE = "done"
    ALL = "all"


@dataclass(frozen=True)
class Asked:
    """Which tasks are asked for."""

    queue: Queue = Queue.MINE
    due_from: datetime | None = None
    due_before: datetime | None = None
    undated: bool = False
    process: str = ""
    agency: str = ""
    origin: Origin | None = None
    words: str = ""
    part: Part = FIRST


COLUMNS = (
    DUTY.c.id, DUTY.c.key, DUTY.c.task, DUTY.c.told, DUTY.c.owner, DUTY.c.team, DUTY.c.assignee_id, DUTY.c.clause, DUTY.c.origin,
    DUTY.c.opened_at, DUTY.c.not_before, DUTY.c.due_at, DUTY.c.due_order, DUTY.c.still, DUTY.c.snoozed_until,
    DUTY.c.closed_at, DUTY.c.closed_how, DUTY.c.done_by_id, CASE.c.number, CASE.c.heading, CASE.c.process,
    CASE.c.version, CASE.c.id.label("case_id"), CASE.c.withheld, CASE.c.closed_to_subject, AGENCY.c.name.label("agency"), AGENCY.c.key.label("agency_key"),
)  # fmt: skip
TASKS = select(*COLUMNS).select_from(
    DUTY.join(CASE, CASE.c.id == DUTY.c.case_id).outerjoin(AGENCY, AGENCY.c.id == DUTY.c.agency_id)
)


OPEN = Order("tasks", DUTY.c.due_order, DUTY.c.id, kinds=(datetime, int))
DONE = Order("tasks that are done", DUTY.c.closed_at, DUTY.c.id, kinds=(datetime, int), descending=True)


class Asker:
    """A person and a rulebook, equal to the same two only: what a built statement is kept for."""

    def __init__(self, viewer: Viewer, rulebook: Rulebook) -> None:
        """Take the two."""
        self.viewer, self.rulebook = viewer, rulebook

    def __hash__(self) -> int:
        """Tell askers apart."""
        return hash((self.viewer, id(self.rulebook)))

    def __eq__(self, other: object) -> bool:
        """Say whether it is the same person under the same rules."""
        return isinstance(other, Asker) and self.viewer == other.viewer and self.rulebook is other.rulebook


def tasks(session: Session, viewer: Viewer, asked: Asked, now: datetime) -> Page[Row[*tuple[Any, ...]]]:
    """Return a page of a queue: soonest due first, or what was done last."""
    asker, done = Asker(viewer, rulebook_of(session)), asked.queue is Queue.DONE
    order = DONE if done else OPEN

    def find(part: Part) -> Sequence[Row[*tuple[Any, ...]]]:
        found = [
            connection_of(session).execute(each, {"now": now}).all()
            for each in _parts(asker, replace(asked, part=part))
        ]
        return found[0] if len(found) == 1 else _merged(found, part)

    shown = order.turn(asked.part, find, lambda row: (row.closed_at if done else row.due_order, row.id))
    searched(session, viewer, "tasks", asked, shown)
    listed(session, viewer, [(row.case_id, row) for row in shown.rows])
    return shown


def _merged(found: Sequence[Sequence[Row[*tuple[Any, ...]]]], part: Part) -> list[Row[*tuple[Any, ...]]]:
    """Merge what was found in several ways; a duty that is in the queue by two of them comes once."""
    once = list[Row[*tuple[Any, ...]]]()
    for row in merge(*found, key=lambda row: (row.due_order, row.id), reverse=OPEN.is_back(part)):
        if not once or once[-1].id != row.id:
            once.append(row)
        if len(once) > part.limit:
            break
    return once


@lru_cache(maxsize=1000)
def _parts(asker: Asker, asked: Asked) -> list[Select[*tuple[Any, ...]]]:
    """Return the selects whose rows together make a queue; each runs along an index."""
    if asked.queue is Queue.DONE:
        seen = visible(asker.viewer, asker.rulebook)
        return [DONE.cut(_narrowed(asker, TASKS.where(done_by(asker.viewer), seen), asked), asked.part)]
    ways_in = (TASKS.where(DUTY.c.closed_at.is_(None), way) for way in ways(asker, asked.queue))
    return [OPEN.cut(_narrowed(asker, each, asked), asked.part) for each in ways_in]


def done_by(viewer: Viewer) -> ColumnElement[bool]:
    """Return the condition that a duty is one the person did."""
    return and_(DUTY.c.done_by_id == viewer.id, DUTY.c.closed_at.is_not(None), DUTY.c.closed_how == "done")


def ways(asker: Asker, queue: Queue) -> list[ColumnElement[bool]]:
    """Return the conditions, each along an index, that an open duty is in a queue by one of them."""
    viewer, rulebook = asker.viewer, asker.rulebook
    mine = DUTY.c.assignee_id == viewer.id
    awake = or_(DUTY.c.snoozed_until.is_(None), DUTY.c.snoozed_until <= NOW)
    match queue:
        case Queue.MINE:
            return [and_(mine, awake), *_of_those_away(asker)]
        case Queue.SNOOZED:
            return [and_(mine, DUTY.c.snoozed_until > NOW)]
        case Queue.TEAM:
            return [and_(team, not_mine(viewer), unbiased(viewer)) for team in teams_of(viewer)]
        case Queue.WAITING:
            kept = or_(CASE.c.keeper_id == viewer.id, CASE.c.subject_id == viewer.id,
                       CASE.c.agency_id.in_(viewer.agencies()))  # fmt: skip
            ours = or_(false(), *teams_of(viewer))
            return [and_(kept, not_mine(viewer), ~ours, visible(viewer, rulebook), of_whom_one_knows(viewer))]
        case _:
            return [and_(visible(viewer, rulebook), of_whom_one_knows(viewer))]


def _of_those_away(asker: Asker) -> list[ColumnElement[bool]]:
    """Return the way of the tasks of those for whom a person stands in; what they agree to waits for themselves."""
    away = [each.id for each in asker.viewer.lent]
    if not away:
        return []
    known = select(CASE.c.id).where(visible(asker.viewer, asker.rulebook)).correlate(None)
    lent = DUTY.c.owner.in_(LENT)
    return [and_(DUTY.c.assignee_id.in_(away), lent, DUTY.c.case_id.in_(known), ~_agreed_to(asker.rulebook))]


def _agreed_to(rulebook: Rulebook) -> ColumnElement[bool]:
    """Return the condition that a duty is one to agree to something."""
    processes = rulebook.processes.values()
    keys = {(each.key, duty.key) for each in processes for _, _, duty in each.steps() if duty and duty.consents}
    ours = (
        and_(_ABOUT.c.process == process, or_(DUTY.c.key == key, DUTY.c.key.startswith(f"{key}:", autoescape=True)))
        for process, key in sorted(keys)
    )
    return exists().where(_ABOUT.c.id == DUTY.c.case_id, or_(false(), *ours))


def of_whom_one_knows(viewer: Viewer) -> ColumnElement[bool]:
    """Return the condition that a duty is one of which the person may read, in a case that they may know of."""
    about = and_(_ABOUT.c.id == DUTY.c.case_id, readable(viewer, DUTY.c.readers, _ABOUT))
    return or_(DUTY.c.assignee_id == viewer.id, exists().where(about))


def teams_of(viewer: Viewer) -> list[ColumnElement[bool]]:
    """Return the teams a person works in: by each office, and by those it stands in for."""
    return [
        and_(*_within(viewer, role, agency_id), DUTY.c.team == team)
        for role, agency_id in sorted(viewer.offices, key=str)
        for team in sorted({role, *STANDS_IN_FOR.get(role, set[Role]())}, key=attrgetter("key"))
    ]


def _within(viewer: Viewer, role: Role, agency_id: int | None) -> Iterator[ColumnElement[bool]]:
    """Yield how far an office reaches: to its agency, or to all that the person is not tied to; not to what is kept from it."""
    yield ~exists().where(_ABOUT.c.id == DUTY.c.case_id, _ABOUT.c.withheld.contains(as_column(frozenset({role}))))
    if role in OF_AN_AGENCY:
        yield DUTY.c.agency_id == agency_id
    elif role in OF_THE_COMMITTEE and viewer.ties():
        yield or_(DUTY.c.agency_id.is_(None), DUTY.c.agency_id.not_in(viewer.ties()))


def not_mine(viewer: Viewer) -> ColumnElement[bool]:
    """Leave out what the person has."""
    return or_(DUTY.c.assignee_id.is_(None), DUTY.c.assignee_id != viewer.id)


def unbiased(viewer: Viewer) -> ColumnElement[bool]:
    """Leave out the cases about the person, and those the person has nothing to do with any more."""
    recused = exists().where(Recusal.case_id == DUTY.c.case_id, Recusal.person_id == viewer.id)
    about_me = exists().where(_ABOUT.c.id == DUTY.c.case_id, _ABOUT.c.subject_id == viewer.id)
    return and_(~about_me, ~recused)


def _narrowed(asker: Asker, tasks: Select[*tuple[Any, ...]], asked: Asked) -> Select[*tuple[Any, ...]]:
    if asked.due_from:
        tasks = tasks.where(DUTY.c.due_at > asked.due_from)
    if asked.due_before:
        tasks = tasks.where(DUTY.c.due_at <= asked.due_before)
    if asked.undated:
        tasks = tasks.where(DUTY.c.due_at.is_(None))
    for column, value in ((CASE.c.process, asked.process), (AGENCY.c.key, asked.agency), (DUTY.c.origin, asked.origin)):
        tasks = tasks.where(column == value) if value else tasks
    if asked.words.strip():
        tasks = tasks.where(found_by(asker, asked.words))
    return tasks


def found_by(asker: Asker, words: str) -> ColumnElement[bool]:
    """Return the condition that a task is one of a case that the person may know of, and finds by words."""
    return and_(mentions(asker.viewer, words), visible(asker.viewer, asker.rulebook))


def open_duty(session: Session, duty_id: int) -> tuple[DutyRow, CaseRow] | None:
    """Return an open duty with its case."""
    found = select(DutyRow, CaseRow).join(CaseRow, CaseRow.id == DutyRow.case_id)
    row = session.execute(found.where(DutyRow.id == duty_id, DutyRow.closed_at.is_(None))).one_or_none()
    return (row[0], row[1]) if row else None
