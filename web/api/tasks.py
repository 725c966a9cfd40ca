"""Tasks over the API: the queues of the inbox, and what one does with a task besides answering it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import msgspec
from litestar import Router, get, post
from litestar.params import FromPath, FromQuery, JSONBody

from models.inbox.inbox import Asked as Wanted
from models.inbox.inbox import Queue, tasks
from models.inbox.reminding import remind
from models.inbox.tasks import assign, claim, release, snooze, task_done_to
from models.store.deeds_done import Led
from models.store.paging import PAGE, part_of
from web.api.once import Once, once
from web.api.shapes import Page, TaskShape
from web.calls import Asked, Call, reading
from web.filters import one_of, process_of
from web.moments import day_of, due_by, moment_of
from web.reach import within
from workflows.law.calendar import Calendar
from workflows.law.door import TokenArea
from workflows.law.named import outside


class Assignment(msgspec.Struct, forbid_unknown_fields=True):
    """To whom a task goes, by number."""

    person: int


class Sleep(msgspec.Struct, forbid_unknown_fields=True):
    """Until which day or moment a task is out of sight; null brings it back."""

    until: str | None = None
    why: str = ""  # it can wait, of a task that is past due


@get("/api/tasks", sync_to_thread=True)
def list_tasks(
    request: Asked,
    *,
    queue: FromQuery[str] = "mine",
    due: FromQuery[str] = "",
    process: FromQuery[str] = "",
    cursor: FromQuery[str | None] = None,
    limit: FromQuery[int] = PAGE,
) -> Page[TaskShape]:
    """List open duties, soonest due first."""
    with reading(request) as call:
        first, last = window(call, due)
        process_of(call, process)
        wanted = Wanted(
            queue_of(queue), first, last, undated=due == "none", process=process, part=part_of(cursor, limit)
        )
        found = tasks(call.session, call.viewer, wanted, call.now)
        return Page([task_shape(row, call.now, call.calendar) for row in found.rows], found.next or None)


def queue_of(words: str) -> Queue:
    """Return the queue of a name; or raise UnknownFilter."""
    return Queue(one_of("queue", words, Queue, or_nothing=False))


def window(call: Call, due: str) -> tuple[datetime | None, datetime | None]:
    """Return between which moments a task is due that is overdue, due today, or due this week."""
    today, calendar = call.today, call.calendar
    ends = {"": None, "none": None, "overdue": call.now, "today": _start(call, today + timedelta(days=1))}
    ends["week"] = calendar.at(today + timedelta(days=7 - today.weekday()))
    one_of("due", due, ("overdue", "today", "week", "none"))
    return (call.now if due in {"today", "week"} else None), ends[due]


def _start(call: Call, day: date) -> datetime:
    return call.calendar.at(day)


def task_shape(row: Any, now: datetime, calendar: Calendar) -> TaskShape:
    """Return a task as the API shows it."""
    return TaskShape(
        id=row.id,
        key=row.key,
        task=row.task,
        case=row.number,
        heading=row.heading,
        process=row.process,
        agency=row.agency,
        owner=outside(row.owner),
        team=outside(row.team),
        assignee=row.assignee_id,
        clause=row.clause,
        origin=outside(row.origin),
        opened_at=row.opened_at,
        not_before=row.not_before,
        **due_by(row.due_at, calendar),
        snoozed_until=row.snoozed_until,
        late=bool(row.due_at and row.due_at <= now and not row.still),
    )


@post("/api/tasks/{duty_id:int}/claim", status_code=200, sync_to_thread=True, operation_class=Once)
def claim_task(request: Asked, duty_id: FromPath[int]) -> TaskShape:
    """Take a task of the team on yourself."""
    return _done(request, duty_id, lambda call: claim(call.session, call.viewer, duty_id, call.now))


@post("/api/tasks/{duty_id:int}/release", status_code=200, sync_to_thread=True, operation_class=Once)
def release_task(request: Asked, duty_id: FromPath[int]) -> TaskShape:
    """Give a task back to the team."""
    return _done(request, duty_id, lambda call: release(call.session, call.viewer, duty_id, call.now))


@post("/api/tasks/{duty_id:int}/assign", status_code=200, sync_to_thread=True, operation_class=Once)
def assign_task(request: Asked, duty_id: FromPath[int], data: JSONBody[Assignment]) -> TaskShape:
    """Hand a task to a person who may do it."""
    return _done(request, duty_id, lambda call: assign(call.session, call.viewer, duty_id, data.person, call.now))


@post("/api/tasks/{duty_id:int}/snooze", status_code=200, sync_to_thread=True, operation_class=Once)
def snooze_task(request: Asked, duty_id: FromPath[int], data: JSONBody[Sleep]) -> TaskShape:
    """Put a task of yours out of sight until a moment."""
    return _done(
        request,
        duty_id,
        lambda call: snooze(call.session, call.viewer, duty_id, wake_up(call, data.until), call.now, why=data.why),
    )


@post("/api/tasks/{duty_id:int}/remind", status_code=200, sync_to_thread=True, operation_class=Once)
def remind_of_task(request: Asked, duty_id: FromPath[int]) -> TaskShape:
    """Ask whoever has a task to see to it, at most once a day."""
    return _done(request, duty_id, lambda call: remind(call.session, call.viewer, duty_id, call.now))


def wake_up(call: Call, until: str | None) -> datetime | None:
    """Return the moment until which a task sleeps: the start of a day, or a moment."""
    if until is None:
        return None
    if len(until) == len("2026-03-02"):
        day = day_of(call, until, "until")
        return call.calendar.at(day) if day else None
    return moment_of(until, "until")


def _done(request: Asked, duty_id: int, work: Callable[[Call], None]) -> TaskShape:
    def deed(call: Call) -> Led:
        work(call)
        return Led(str(duty_id))

    return once(request, deed, lambda call, _: task_as_it_is(call, duty_id))


def task_as_it_is(call: Call, duty_id: int) -> TaskShape:
    """Return a task after something was done to it; or raise NoSuchTask."""
    duty, case = task_done_to(call.session, call.viewer, duty_id)
    return TaskShape(
        **{name: getattr(duty, name) for name in _OF_THE_DUTY},
        case=case.number,
        heading=case.heading,
        process=case.process,
        agency=case.agency.name if case.agency else None,
        assignee=duty.assignee_id,
        **due_by(duty.due_at, call.calendar),
        late=bool(duty.due_at and duty.due_at <= call.now and not duty.still),
    )


_OF_THE_DUTY = (
    "id", "key", "task", "owner", "team", "clause", "origin", "opened_at", "not_before", "snoozed_until",
)  # fmt: skip
router = Router(
    "/",
    route_handlers=[list_tasks, claim_task, release_task, assign_task, snooze_task, remind_of_task],
    tags=["tasks"],
    opt=within(TokenArea.CASES),
)
