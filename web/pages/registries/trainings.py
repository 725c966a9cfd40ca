"""The pages of the trainings: the list, and adding one."""

from __future__ import annotations

from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromQuery
from litestar.response import Redirect

from models.registries.people_and_agencies import Unfit, audit
from models.registries.rosters import sizes
from models.registries.trainings import add_training, trainings
from web.calls import Asked, Call, reading, writing
from web.pages.forms.entry import EMPTY, Entry, day, staff_only, whole
from web.pages.forms.posted import POSTED, Posted
from web.pages.frame.confirmation import told
from web.pages.frame.rendering import page
from workflows.facts.effects import Topic

PAGE = 50


@get("/trainings", sync_to_thread=True)
def list_trainings(request: Asked, skip: FromQuery[int] = 0) -> Response[str]:
    """List the trainings: those to come, the next one first, then those that were held, the latest first."""
    with reading(request) as call:
        rows = trainings(call.session)
        ahead = sorted((row for row in rows if row.held_on >= call.today), key=lambda row: (row.held_on, row.id))
        held = [row for row in rows if row.held_on < call.today]
        begun = min(max(skip, 0), len(held))
        return page(
            call, request, "registry/trainings.html", ahead=ahead if not begun else [], begun=begun,
            held=held[begun : begun + PAGE], total=len(held), next=begun + PAGE,
            sizes=sizes(call.session, call.viewer), staff=call.viewer.is_staff(),
        )  # fmt: skip


@get("/trainings/add", sync_to_thread=True)
def ask_training(request: Asked) -> Response[str]:
    """Ask which training is to be added."""
    with reading(request) as call:
        staff_only(call, "add trainings")
        return _form(call, request, EMPTY)


@post("/trainings/add", sync_to_thread=True)
def add(request: Asked, posted: NamedDependency[Posted]) -> Response[str] | Redirect:
    """Add a training, or say beside the fields what is wrong."""
    sent = Entry(posted)
    try:
        with writing(request) as call:
            staff_only(call, "add trainings")
            minutes = whole(sent.value("minutes"), unreadable=0) or 0
            added = add_training(
                call.session, sent.value("topic"), sent.value("title"), day(sent.value("held_on")), minutes
            )
            audit(call.session, call.now, f"the training {added.title!r} was added", call.viewer.id)
            return told(request, f"/trainings/{added.id}", "The training was added. Next: its roster.")
    except Unfit as unfit:
        with reading(request) as call:
            return _form(call, request, sent.refused(unfit))


def _form(call: Call, request: Asked, sent: Entry) -> Response[str]:
    status = 422 if sent.errors else 200
    return page(call, request, "registry/training_add.html", status, entry=sent, topics=tuple(Topic))


router = Router("/", route_handlers=[list_trainings, ask_training, add], dependencies=POSTED, include_in_schema=False)
