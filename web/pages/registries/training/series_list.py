"""The new-user series: the list of them, adding one, and planning one like an earlier one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect

from models.registries.forms.series import NewSeries, PlannedAgain
from models.registries.training_series import all_series, enter_series, plan_again, series_of, sizes_of
from models.rows.registries import TrainingSeries
from models.store.paging import Part
from web.calls import Asked, Call, reading
from web.pages.forms.bounds import found, numbered, staff_only
from web.pages.forms.entering import UNTRIED, Ask, Tried, enter
from web.pages.forms.posted import POSTED, Posted
from web.pages.frame.confirmation import told
from web.pages.frame.lists import link, turns
from web.pages.frame.rendering import page

ADD = Ask(NewSeries, "Add the series")
AGAIN = Ask(PlannedAgain, "Plan the series")


@get("/series", sync_to_thread=True)
def list_series(request: Asked, cursor: FromQuery[str] = "") -> Response[str]:
    """List the series, the latest first, each with its days and how many are in it."""
    with reading(request) as call:
        shown = all_series(call.session, Part(cursor))
        return page(
            call, request, "registry/trainings/series_list.html", series=shown.rows, staff=call.viewer.is_staff(),
            sizes=sizes_of(call.session, call.viewer, shown.rows),
            turns=turns(shown, lambda cursor: link("/series", cursor=cursor)),
        )  # fmt: skip


@get("/series/add", sync_to_thread=True)
def ask_series(request: Asked) -> Response[str]:
    """Ask how a series is called."""
    with reading(request) as call:
        staff_only(call, "add series")
        return _form(call, request)


@post("/series/add", sync_to_thread=True)
def add(request: Asked, posted: NamedDependency[Posted]) -> Response[str] | Redirect:
    """Add a series, or say beside the field what is wrong."""

    def deed(call: Call, facts: Mapping[str, Any]) -> Redirect:
        staff_only(call, "add series")
        added = enter_series(call.session, facts, call.now, call.viewer.id)
        return told(request, f"/series/{added.id}", "The series was added. Next: its sessions.")

    return enter(request, ADD, posted, deed, lambda call, tried: _form(call, request, tried))


@get("/series/{series_id:int}/again", sync_to_thread=True)
def ask_again(request: Asked, series_id: FromPath[int]) -> Response[str]:
    """Ask how the next series like this one is called, and when it begins."""
    with reading(request) as call:
        staff_only(call, "add series")
        return _again(call, request, series_id)


@post("/series/{series_id:int}/again", sync_to_thread=True)
def again(request: Asked, series_id: FromPath[int], posted: NamedDependency[Posted]) -> Response[str] | Redirect:
    """Plan a series with the sessions of this one, as many days after each other."""

    def deed(call: Call, facts: Mapping[str, Any]) -> Redirect:
        staff_only(call, "add series")
        added = plan_again(call.session, _series(call, series_id), facts, call.now, call.viewer.id)
        return told(request, f"/series/{added.id}", "The series is planned. Look at the days of its sessions.")

    return enter(request, AGAIN, posted, deed, lambda call, tried: _again(call, request, series_id, tried))


def _series(call: Call, series_id: int) -> TrainingSeries:
    return found(series_of(call.session, numbered(series_id)))


def _form(call: Call, request: Asked, tried: Tried = UNTRIED) -> Response[str]:
    sheet = ADD.sheet(call, "/series/add", tried)
    return page(call, request, "registry/trainings/series_add.html", tried.status, sheet=sheet, tried=tried, like=None)


def _again(call: Call, request: Asked, series_id: int, tried: Tried = UNTRIED) -> Response[str]:
    like = _series(call, series_id)
    sheet = AGAIN.sheet(call, f"/series/{like.id}/again", tried)
    return page(call, request, "registry/trainings/series_add.html", tried.status, sheet=sheet, tried=tried, like=like)


router = Router(
    "/", route_handlers=[list_series, ask_series, add, ask_again, again], dependencies=POSTED, include_in_schema=False
)
