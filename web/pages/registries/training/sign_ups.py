"""Signing up for a training: for oneself, or for the people of one's agency; and the training for one's calendar."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Redirect

from models.registries.taking_part.sign_ups import give_up, sign_up
from models.registries.taking_part.waiting import wait, wait_no_longer
from models.registries.trainings import training
from models.rows.registries import Training
from notifications.writing.calendars import alone
from notifications.writing.training_seats import occasion_of
from web.calls import Asked, Call, reading
from web.pages.forms.bounds import found, numbered
from web.pages.forms.entering import Tried, attempt, enter
from web.pages.forms.posted import POSTED, Posted
from web.pages.frame.confirmation import told
from web.pages.registries.training.roster import training_page
from web.pages.registries.training.roster_fields import SIGN_UP, WAIT
from web.pages.words.wording import counted
from web.problems import NotFound


def _again(request: Asked, training_id: int) -> Callable[[Call, Tried], Response[str]]:
    return lambda call, tried: training_page(call, request, _training(call, training_id), tried)


@post("/trainings/{training_id:int}/sign-up", sync_to_thread=True)
def sign_people_up(
    request: Asked, training_id: FromPath[int], posted: NamedDependency[Posted]
) -> Response[str] | Redirect:
    """Put the people that were chosen on the roster, as far as there are seats."""

    def deed(call: Call, facts: Mapping[str, Any]) -> Redirect:
        held = _training(call, training_id)
        count = sign_up(call.session, call.viewer, held, facts, now=call.now, today=call.today)
        return told(request, f"/trainings/{training_id}", f"Signed up: {counted(count, 'person', 'people')}.")

    return enter(request, SIGN_UP, posted, deed, _again(request, training_id))


@post("/trainings/{training_id:int}/sign-off/{person_id:int}", sync_to_thread=True)
def sign_off(request: Asked, training_id: FromPath[int], person_id: FromPath[int]) -> Response[str] | Redirect:
    """Give a seat up."""

    def deed(call: Call) -> Redirect:
        held = _training(call, training_id)
        if not give_up(call.session, call.viewer, held, numbered(person_id), now=call.now, today=call.today):
            raise NotFound
        return told(request, f"/trainings/{training_id}", "Signed off. The seat is free again.")

    return attempt(request, deed, _again(request, training_id))


@post("/trainings/{training_id:int}/wait", sync_to_thread=True)
def wait_for_seat(
    request: Asked, training_id: FromPath[int], posted: NamedDependency[Posted]
) -> Response[str] | Redirect:
    """Put the people that were chosen on the waiting list."""

    def deed(call: Call, facts: Mapping[str, Any]) -> Redirect:
        held = _training(call, training_id)
        count = wait(call.session, call.viewer, held, facts, now=call.now, today=call.today)
        words = f"On the waiting list: {counted(count, 'person', 'people')}. We email them as soon as they have a seat."
        return told(request, f"/trainings/{training_id}", words)

    return enter(request, WAIT, posted, deed, _again(request, training_id))


@post("/trainings/{training_id:int}/wait-no-longer/{person_id:int}", sync_to_thread=True)
def leave_line(request: Asked, training_id: FromPath[int], person_id: FromPath[int]) -> Response[str] | Redirect:
    """Take somebody off the waiting list."""

    def deed(call: Call) -> Redirect:
        if not wait_no_longer(call.session, call.viewer, _training(call, training_id), numbered(person_id)):
            raise NotFound
        return told(request, f"/trainings/{training_id}", "Taken off the waiting list.")

    return attempt(request, deed, _again(request, training_id))


@get("/trainings/{training_id:int}/training.ics", sync_to_thread=True)
def read_event(request: Asked, training_id: FromPath[int]) -> Response[str]:
    """Return a training for somebody's calendar program."""
    with reading(request) as call:
        held = _training(call, training_id)
        occasion = occasion_of(call.session, held, call.viewer.id, call.calendar)
        text = alone(occasion, call.house.worker.desk, call.now)
    named = {"Content-Disposition": f'attachment; filename="training-{training_id}.ics"'}
    return Response(text, media_type="text/calendar; charset=utf-8", headers=named)


def _training(call: Call, training_id: int) -> Training:
    return found(training(call.session, call.viewer, numbered(training_id)))


router = Router(
    "/",
    route_handlers=[sign_people_up, sign_off, wait_for_seat, leave_line, read_event],
    dependencies=POSTED,
    include_in_schema=False,
)
