"""Calling off a training that is planned: why, and then everybody who is signed up is told."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Redirect

from models.registries.forms.trainings import CallingOff
from models.registries.rosters import sizes
from models.registries.taking_part.calling_off import call_off
from models.registries.taking_part.waiting import waiting
from models.registries.trainings import training
from models.rows.registries import Training
from web.calls import Asked, Call, reading
from web.pages.forms.bounds import found, numbered, staff_only
from web.pages.forms.entering import UNTRIED, Ask, Tried, enter
from web.pages.forms.posted import POSTED, Posted
from web.pages.frame.confirmation import told
from web.pages.frame.rendering import page

CALL_OFF = Ask(CallingOff, "Call off the training", drafts=False)


@get("/trainings/{training_id:int}/call-off", sync_to_thread=True)
def ask_why(request: Asked, training_id: FromPath[int]) -> Response[str]:
    """Ask why the training is called off."""
    with reading(request) as call:
        staff_only(call, "call off trainings")
        return _form(call, request, training_id)


@post("/trainings/{training_id:int}/call-off", sync_to_thread=True)
def call_it_off(
    request: Asked, training_id: FromPath[int], posted: NamedDependency[Posted]
) -> Response[str] | Redirect:
    """Call the training off, or say what is wrong."""

    def deed(call: Call, facts: Mapping[str, Any]) -> Redirect:
        staff_only(call, "call off trainings")
        held = _training(call, training_id)
        call_off(call.session, held, facts, now=call.now, today=call.today, by=call.viewer.id)
        return told(
            request, f"/trainings/{training_id}", "The training is called off. We email everybody who was signed up."
        )

    return enter(request, CALL_OFF, posted, deed, lambda call, tried: _form(call, request, training_id, tried))


def _training(call: Call, training_id: int) -> Training:
    return found(training(call.session, call.viewer, numbered(training_id)))


def _form(call: Call, request: Asked, training_id: int, tried: Tried = UNTRIED) -> Response[str]:
    held = _training(call, training_id)
    people, _ = sizes(call.session, call.viewer, [held]).get(held.id, (0, 0))
    return page(
        call, request, "registry/trainings/call_off.html", tried.status, training=held, tried=tried, people=people,
        line=len(waiting(call.session, held)), sheet=CALL_OFF.sheet(call, f"/trainings/{held.id}/call-off", tried),
    )  # fmt: skip


router = Router("/", route_handlers=[ask_why, call_it_off], dependencies=POSTED, include_in_schema=False)
