"""New-user series over the API: ICA plans them with their sessions, and puts people in; whoever asks sees whom they may see."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import msgspec
from litestar import Router, get, post
from litestar.params import FromPath, FromQuery, JSONBody

from models.registries.forms.series import NewSeries, NewSession, PlannedAgain
from models.registries.forms.trainings import Enrollment
from models.registries.rosters import with_credit
from models.registries.training_series import (
    add_session,
    all_series,
    enter_series,
    people_of,
    plan_again,
    put_in,
    series_of,
    sizes_of,
    take_out,
)
from models.rows.registries import TrainingSeries
from models.store.deeds_done import Led
from models.store.paging import PAGE, part_of
from web.api.bodies import Facts, asking
from web.api.once import Once, once
from web.api.shapes import Name, Page
from web.api.training.planning import PersonOff, people_named, staff_only
from web.api.training.shapes import TrainingShape, training_shapes
from web.calls import Asked, Call, reading
from web.problems import NotFound
from web.reach import within
from workflows.law.door import TokenArea

ONE = "/api/series/{series_id:int}"


class SeriesShape(msgspec.Struct, kw_only=True):
    """A series: how many sessions it has, when it goes, and how many are in it, as far as the asker sees them."""

    id: int
    title: str
    sessions: int
    people: int
    begins_on: date | None
    ends_on: date | None


class PlaceShape(msgspec.Struct, kw_only=True):
    """Somebody in a series, and for how many of its sessions there is credit."""

    person: Name
    sessions: int
    credit: int


class SeriesPage(msgspec.Struct, kw_only=True):
    """A series with its sessions, which are trainings of their own, and the people in it."""

    series: SeriesShape
    sessions: list[TrainingShape]
    people: list[PlaceShape]


@get("/api/series", sync_to_thread=True)
def list_series(
    request: Asked, cursor: FromQuery[str | None] = None, limit: FromQuery[int] = PAGE
) -> Page[SeriesShape]:
    """List the series, the latest first."""
    with reading(request) as call:
        found = all_series(call.session, part_of(cursor, limit))
        return Page(_shapes(call, list(found.rows)), found.next or None)


@get(ONE, sync_to_thread=True)
def read_series(request: Asked, series_id: FromPath[int]) -> SeriesPage:
    """Return a series, its sessions, and the people in it."""
    with reading(request) as call:
        return _page(call, _found(call, series_id))


@post("/api/series", sync_to_thread=True, operation_class=asking(NewSeries))
def plan_series(request: Asked, data: Facts) -> SeriesPage:
    """Add a series."""

    def deed(call: Call) -> Led:
        staff_only(call, "add series")
        return Led(str(enter_series(call.session, data, call.now, call.viewer.id).id))

    return once(request, deed, _shown)


@post(f"{ONE}/again", sync_to_thread=True, operation_class=asking(PlannedAgain))
def plan_series_again(request: Asked, series_id: FromPath[int], data: Facts) -> SeriesPage:
    """Add a series with the sessions of this one, as many days after each other."""

    def deed(call: Call) -> Led:
        staff_only(call, "add series")
        return Led(str(plan_again(call.session, _found(call, series_id), data, call.now, call.viewer.id).id))

    return once(request, deed, _shown)


@post(f"{ONE}/sessions", sync_to_thread=True, operation_class=asking(NewSession))
def plan_session(request: Asked, series_id: FromPath[int], data: Facts) -> SeriesPage:
    """Add a session; everybody in the series is put on its roster."""

    def work(call: Call, series: TrainingSeries) -> None:
        add_session(call.session, series, data, call.now, call.viewer.id)

    return _changed(request, series_id, "add sessions", work)


@post(f"{ONE}/people", status_code=200, sync_to_thread=True, operation_class=asking(Enrollment))
def put_people_in(request: Asked, series_id: FromPath[int], data: Facts) -> SeriesPage:
    """Put people into the series, and on the roster of each of its sessions."""

    def work(call: Call, series: TrainingSeries) -> None:
        put_in(call.session, series, people_named(data), call.now, call.viewer.id)

    return _changed(request, series_id, "put people into a series", work)


@post(f"{ONE}/out", status_code=200, sync_to_thread=True, operation_class=Once)
def take_person_out(request: Asked, series_id: FromPath[int], data: JSONBody[PersonOff]) -> SeriesPage:
    """Take somebody out, while nothing is recorded of their attendance."""

    def work(call: Call, series: TrainingSeries) -> None:
        if not take_out(call.session, series, data.person, call.now):
            raise NotFound

    return _changed(request, series_id, "take people out of a series", work)


def _changed(request: Asked, series_id: int, named: str, work: Callable[[Call, TrainingSeries], None]) -> SeriesPage:
    """Do something to a series as ICA, and show it as it is then."""

    def deed(call: Call) -> Led:
        staff_only(call, named)
        work(call, series := _found(call, series_id))
        return Led(str(series.id))

    return once(request, deed, _shown)


def _found(call: Call, series_id: int) -> TrainingSeries:
    found = series_of(call.session, series_id) if 0 < series_id < 2**63 else None
    if found is None:
        raise NotFound
    return found


def _shown(call: Call, led: Led) -> SeriesPage:
    return _page(call, _found(call, int(led.to)))


def _page(call: Call, series: TrainingSeries) -> SeriesPage:
    inside = people_of(call.session, call.viewer, series)
    return SeriesPage(
        series=_shapes(call, [series])[0],
        sessions=training_shapes(call, series.sessions),
        people=[
            PlaceShape(
                person=Name(person.id, person.name, None),
                sessions=len(rows),
                credit=with_credit(rows, call.policy),
            )
            for person, rows in inside
        ],
    )


def _shapes(call: Call, found: list[TrainingSeries]) -> list[SeriesShape]:
    sizes = sizes_of(call.session, call.viewer, found)
    return [
        SeriesShape(
            id=each.id, title=each.title, sessions=sizes[each.id].sessions, people=sizes[each.id].people,
            begins_on=sizes[each.id].begins_on, ends_on=sizes[each.id].ends_on,
        )
        for each in found
    ]  # fmt: skip


router = Router(
    "/",
    route_handlers=[
        list_series, read_series, plan_series, plan_series_again, plan_session, put_people_in, take_person_out,
    ],
    tags=["registries"],
    opt=within(TokenArea.REGISTRIES),
)  # fmt: skip
