"""The pages of the trainings: the list, and adding one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromQuery
from litestar.response import Redirect

from models.registries.forms.trainings import NewTraining
from models.registries.rosters import sizes
from models.registries.trainings import count_held, enter_training, held, to_come
from models.store.paging import Part
from web.calls import Asked, Call, reading
from web.pages.forms.bounds import staff_only
from web.pages.forms.entering import UNTRIED, Ask, Tried, enter
from web.pages.forms.posted import POSTED, Posted
from web.pages.frame.confirmation import told
from web.pages.frame.lists import link, turns
from web.pages.frame.rendering import page

ADD = Ask(NewTraining, "Add the training")


@get("/trainings", sync_to_thread=True)
def list_trainings(request: Asked, cursor: FromQuery[str] = "") -> Response[str]:
    """List the trainings: those to come, the next one first, then those that were held, the latest first."""
    with reading(request) as call:
        found, ahead = (
            held(call.session, call.viewer, call.today, Part(cursor)),
            to_come(call.session, call.viewer, call.today),
        )
        return page(
            call, request, "registry/trainings/trainings.html", ahead=ahead, begun=found.previous, held=found.rows,
            total=count_held(call.session, call.viewer, call.today), staff=call.viewer.is_staff(),
            sizes=sizes(call.session, call.viewer, (*ahead, *found.rows)),
            turns=turns(found, lambda cursor: link("/trainings", cursor=cursor)),
        )  # fmt: skip


@get("/trainings/add", sync_to_thread=True)
def ask_training(request: Asked) -> Response[str]:
    """Ask which training is to be added."""
    with reading(request) as call:
        staff_only(call, "add trainings")
        return _form(call, request)


@post("/trainings/add", sync_to_thread=True)
def add(request: Asked, posted: NamedDependency[Posted]) -> Response[str] | Redirect:
    """Add a training, or say beside the fields what is wrong."""

    def deed(call: Call, facts: Mapping[str, Any]) -> Redirect:
        staff_only(call, "add trainings")
        added = enter_training(call.session, facts, call.now, call.viewer.id)
        return told(request, f"/trainings/{added.id}", "The training was added. Next: its roster.")

    return enter(request, ADD, posted, deed, lambda call, tried: _form(call, request, tried))


def _form(call: Call, request: Asked, tried: Tried = UNTRIED) -> Response[str]:
    sheet = ADD.sheet(call, "/trainings/add", tried)
    return page(call, request, "registry/trainings/training_add.html", tried.status, sheet=sheet, tried=tried)


router = Router("/", route_handlers=[list_trainings, ask_training, add], dependencies=POSTED, include_in_schema=False)
