"""Several tasks at once over the API: done to each that it can be done to, or answered all together by one form."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Annotated, Any

import msgspec
from litestar import Router, post
from litestar.params import JSONBody

from models.inbox.reminding import remind
from models.inbox.several import MOST, RefusedTask, each_of, gone
from models.inbox.tasks import NoSuchTask, assign, claim, release, snooze
from models.intake.intake import Sent
from models.intake.several_cases import answer_several, several_cases
from models.store.deeds_done import Led
from web.api.once import Once, once
from web.api.shapes import TaskShape
from web.api.tasks import task_as_it_is, wake_up
from web.calls import Asked, Call
from web.reach import within
from workflows.law.door import TokenArea

Chosen = Annotated[list[Annotated[int, msgspec.Meta(ge=1, lt=10**18)]], msgspec.Meta(min_length=1, max_length=MOST)]
"""Tasks, by number."""


class ChosenTasks(msgspec.Struct, forbid_unknown_fields=True):
    """The tasks that something is done to."""

    tasks: Chosen


class SleepOfSeveral(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """Until which day or moment they are out of sight, and why, of what is past due; null brings them back."""

    tasks: Chosen
    until: str | None = None
    why: str = ""


class AssignmentOfSeveral(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """To whom they go, by number."""

    tasks: Chosen
    person: int


class AnswerToSeveral(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """One form that answers all of them."""

    tasks: Chosen
    facts: dict[str, Any] = {}
    note: str = ""


class RefusedTaskShape(msgspec.Struct, kw_only=True):
    """A task that nothing was done to, and why."""

    id: int
    task: str
    detail: str
    clause: str


class SeveralShape(msgspec.Struct, kw_only=True):
    """What became of several tasks: those it was done to, each as it is now if it is yours to see, and the others."""

    done: list[int]
    tasks: list[TaskShape]
    refused: list[RefusedTaskShape]


@post("/api/tasks/several/claim", status_code=200, sync_to_thread=True, operation_class=Once)
def claim_several(request: Asked, data: JSONBody[ChosenTasks]) -> SeveralShape:
    """Take several tasks of the team on yourself."""
    return _each(request, data.tasks, lambda call: lambda task: claim(call.session, call.viewer, task, call.now))


@post("/api/tasks/several/release", status_code=200, sync_to_thread=True, operation_class=Once)
def release_several(request: Asked, data: JSONBody[ChosenTasks]) -> SeveralShape:
    """Give several tasks back to the team."""
    return _each(request, data.tasks, lambda call: lambda task: release(call.session, call.viewer, task, call.now))


@post("/api/tasks/several/remind", status_code=200, sync_to_thread=True, operation_class=Once)
def remind_of_several(request: Asked, data: JSONBody[ChosenTasks]) -> SeveralShape:
    """Ask whoever has them to see to several tasks, each at most once a day."""
    return _each(request, data.tasks, lambda call: lambda task: remind(call.session, call.viewer, task, call.now))


@post("/api/tasks/several/snooze", status_code=200, sync_to_thread=True, operation_class=Once)
def snooze_several(request: Asked, data: JSONBody[SleepOfSeveral]) -> SeveralShape:
    """Put several tasks of yours out of sight until a moment."""

    def sleeping(call: Call) -> Callable[[int], None]:
        until = wake_up(call, data.until)
        return lambda task: snooze(call.session, call.viewer, task, until, call.now, why=data.why)

    return _each(request, data.tasks, sleeping)


@post("/api/tasks/several/assign", status_code=200, sync_to_thread=True, operation_class=Once)
def assign_several(request: Asked, data: JSONBody[AssignmentOfSeveral]) -> SeveralShape:
    """Hand several tasks to a person who may do them."""
    person = data.person
    return _each(
        request, data.tasks, lambda call: lambda task: assign(call.session, call.viewer, task, person, call.now)
    )


@post("/api/tasks/together", status_code=200, sync_to_thread=True, operation_class=Once)
def answer_together(request: Asked, data: JSONBody[AnswerToSeveral]) -> SeveralShape:
    """Answer several tasks that are alike with one form: all that are still open, or none.

    A refusal names the case that stands against it; tasks that somebody has done by then are left out and named.
    """

    def deed(call: Call) -> Led:
        asked = several_cases(call.session, call.viewer, data.tasks)
        answer_several(call.session, call.viewer, asked, Sent(data.facts, note=data.note[:5000]), call.now)
        return _led((duty.id for duty, _ in asked.tasks), map(gone, asked.gone))

    return once(request, deed, _shown)


def _each(request: Asked, tasks: list[int], doing: Callable[[Call], Callable[[int], None]]) -> SeveralShape:
    """Do something to each of some tasks; where it can be done to none, the call is refused."""

    def deed(call: Call) -> Led:
        found = each_of(call.session, call.viewer, tasks, doing(call))
        return _led(found.done, found.refused)

    return once(request, deed, _shown)


def _led(done: Iterable[int], refused: Iterable[RefusedTask]) -> Led:
    return Led(",".join(map(str, done)), msgspec.json.encode(list(refused)).decode())


def _shown(call: Call, led: Led) -> SeveralShape:
    done = [int(each) for each in led.to.split(",")]
    refused = msgspec.json.decode(led.said or "[]", type=list[RefusedTask])
    return SeveralShape(
        done=done,
        tasks=[shown for each in done if (shown := _as_it_is(call, each))],
        refused=[RefusedTaskShape(id=no.id, task=no.task, detail=no.why, clause=no.clause) for no in refused],
    )


def _as_it_is(call: Call, task: int) -> TaskShape | None:
    """Return a task after something was done to it, unless that took it out of the asker's sight."""
    try:
        return task_as_it_is(call, task)
    except NoSuchTask:
        return None


router = Router(
    "/",
    route_handlers=[
        claim_several, release_several, remind_of_several, snooze_several, assign_several, answer_together,
    ],
    tags=["tasks"],
    opt=within(TokenArea.CASES),
)  # fmt: skip
