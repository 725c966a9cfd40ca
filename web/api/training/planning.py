"""Trainings over the API: ICA plans, calls off and records them; anybody signs up oneself, an agency its own people."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import msgspec
from litestar import Router, get, post
from litestar.params import FromPath, FromQuery, JSONBody

from models.registries.forms.trainings import CallingOff, Enrollment, NewTraining
from models.registries.rosters import put_on
from models.registries.taking_part.calling_off import call_off
from models.registries.taking_part.sign_ups import give_up, sign_up
from models.registries.taking_part.waiting import wait, wait_no_longer
from models.registries.trainings import enter_training, held, to_come, training
from models.rows.registries import Training
from models.store.deeds_done import Led
from models.store.paging import PAGE, Part, part_of
from web.api.bodies import Facts, asking
from web.api.once import Once, once
from web.api.shapes import Page
from web.api.training.shapes import RosterPage, TrainingShape, roster_page, training_shapes
from web.calls import Asked, Call, reading
from web.problems import Forbidden, NotFound
from web.reach import within
from workflows.law.door import TokenArea


class PersonOff(msgspec.Struct, kw_only=True):
    """Who is taken off."""

    person: int


@get("/api/trainings", sync_to_thread=True)
def list_trainings(
    request: Asked, when: FromQuery[str] = "planned", cursor: FromQuery[str | None] = None, limit: FromQuery[int] = PAGE
) -> Page[TrainingShape]:
    """List the trainings that are planned, the next one first; or, as `held`, those that were held, the latest first."""
    with reading(request) as call:
        if when == "planned":
            return Page(training_shapes(call, to_come(call.session, call.viewer, call.today)))
        found = held(call.session, call.viewer, call.today, part_of(cursor, limit))
        return Page(training_shapes(call, list(found.rows)), found.next or None)


@get("/api/trainings/{training_id:int}", sync_to_thread=True)
def read_training(
    request: Asked, training_id: FromPath[int], cursor: FromQuery[str | None] = None, limit: FromQuery[int] = PAGE
) -> RosterPage:
    """Return a training with its roster, as far as you may see it."""
    with reading(request) as call:
        return roster_page(call, training_found(call, training_id), part_of(cursor, limit))


@post("/api/trainings", sync_to_thread=True, operation_class=asking(NewTraining))
def plan_training(request: Asked, data: Facts) -> RosterPage:
    """Add a training that is planned, or one that was held."""

    def deed(call: Call) -> Led:
        staff_only(call, "add trainings")
        added = enter_training(call.session, data, call.now, call.viewer.id)
        return Led(str(added.id))

    return once(request, deed, _shown)


@post(
    "/api/trainings/{training_id:int}/call-off",
    status_code=200,
    sync_to_thread=True,
    operation_class=asking(CallingOff),
)
def call_it_off(request: Asked, training_id: FromPath[int], data: Facts) -> RosterPage:
    """Call off a training that is planned; everybody who is signed up is told why."""

    def work(call: Call, held: Training) -> None:
        staff_only(call, "call off trainings")
        call_off(call.session, held, data, now=call.now, today=call.today, by=call.viewer.id)

    return changed(request, training_id, work)


@post(
    "/api/trainings/{training_id:int}/roster", status_code=200, sync_to_thread=True, operation_class=asking(Enrollment)
)
def enroll_people(request: Asked, training_id: FromPath[int], data: Facts) -> RosterPage:
    """Put people on the roster, as ICA."""

    def work(call: Call, held: Training) -> None:
        staff_only(call, "enroll people")
        put_on(call.session, held, people_named(data), call.now)

    return changed(request, training_id, work)


@post(
    "/api/trainings/{training_id:int}/sign-up", status_code=200, sync_to_thread=True, operation_class=asking(Enrollment)
)
def sign_people_up(request: Asked, training_id: FromPath[int], data: Facts) -> RosterPage:
    """Sign yourself up, or people of your agency, all or none, as far as there are seats."""

    def work(call: Call, held: Training) -> None:
        sign_up(call.session, call.viewer, held, people_named(data), now=call.now, today=call.today)

    return changed(request, training_id, work)


@post("/api/trainings/{training_id:int}/sign-off", status_code=200, sync_to_thread=True, operation_class=Once)
def sign_off(request: Asked, training_id: FromPath[int], data: JSONBody[PersonOff]) -> RosterPage:
    """Give a seat up: your own, or that of somebody of your agency."""

    def work(call: Call, held: Training) -> None:
        if not give_up(call.session, call.viewer, held, data.person, now=call.now, today=call.today):
            raise NotFound

    return changed(request, training_id, work)


@post("/api/trainings/{training_id:int}/wait", status_code=200, sync_to_thread=True, operation_class=asking(Enrollment))
def wait_for_seat(request: Asked, training_id: FromPath[int], data: Facts) -> RosterPage:
    """Wait for a seat in a training that is full, or let people of your agency wait."""

    def work(call: Call, held: Training) -> None:
        wait(call.session, call.viewer, held, people_named(data), now=call.now, today=call.today)

    return changed(request, training_id, work)


@post("/api/trainings/{training_id:int}/wait-no-longer", status_code=200, sync_to_thread=True, operation_class=Once)
def leave_line(request: Asked, training_id: FromPath[int], data: JSONBody[PersonOff]) -> RosterPage:
    """Take somebody off the waiting list: yourself, or somebody of your agency."""

    def work(call: Call, held: Training) -> None:
        if not wait_no_longer(call.session, call.viewer, held, data.person):
            raise NotFound

    return changed(request, training_id, work)


def changed(request: Asked, training_id: int, work: Callable[[Call, Training], None]) -> RosterPage:
    """Do something to a training, and show it as it is then."""

    def deed(call: Call) -> Led:
        work(call, found := training_found(call, training_id))
        return Led(str(found.id))

    return once(request, deed, _shown)


def training_found(call: Call, training_id: int) -> Training:
    """Return a training that the asker sees; or raise NotFound."""
    found = training(call.session, call.viewer, training_id) if 0 < training_id < 2**63 else None
    if found is None:
        raise NotFound
    return found


def staff_only(call: Call, deed: str) -> None:
    """Refuse a deed to everybody but ICA's staff."""
    if not call.viewer.is_staff():
        raise Forbidden(f"only ICA's staff may {deed}")


def people_named(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return whom a program names, by the numbers that the list of people has, written as numbers or as texts."""
    people = data.get("people")
    return {**data, "people": [str(each) for each in people]} if isinstance(people, list) else {**data}


def _shown(call: Call, led: Led) -> RosterPage:
    return roster_page(call, training_found(call, int(led.to)), Part(""))


router = Router(
    "/",
    route_handlers=[
        list_trainings, read_training, plan_training, call_it_off, enroll_people, sign_people_up, sign_off, wait_for_seat,
        leave_line,
    ],
    tags=["registries"],
    opt=within(TokenArea.REGISTRIES),
)  # fmt: skip
