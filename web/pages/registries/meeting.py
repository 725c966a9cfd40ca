"""Moving and canceling a meeting, each after its consequences were shown."""

from __future__ import annotations

from collections.abc import Callable

from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Redirect

from models.registries.agendas import agendas
from models.registries.meeting_calendar import cancel, move
from models.registries.people_and_agencies import Unfit
from models.rows.meetings import Meeting
from web.calls import Asked, Call, reading, writing
from web.meetings import keepers_only, meeting_found
from web.pages.forms.entry import EMPTY, Entry
from web.pages.forms.posted import POSTED, Posted
from web.pages.frame.confirmation import told
from web.pages.frame.rendering import page
from web.pages.registries.meeting_entry import starts_at
from web.pages.words.dates import moment_words

MOVE, CANCEL = "registry/meeting_move.html", "registry/meeting_cancel.html"


@get("/meetings/{meeting_id:int}/move", sync_to_thread=True)
def ask_move(request: Asked, meeting_id: FromPath[int]) -> Response[str]:
    """Ask to when a meeting moves, and show what moves with it."""
    with reading(request) as call:
        return _confirm(call, request, meeting_id, MOVE)


@post("/meetings/{meeting_id:int}/move", sync_to_thread=True)
def move_on(request: Asked, meeting_id: FromPath[int], posted: NamedDependency[Posted]) -> Response[str] | Redirect:
    """Move a meeting; what hangs on it is worked out anew at once."""

    def deed(call: Call, meeting: Meeting, sent: Entry) -> str:
        moved = move(call.session, meeting, starts_at(call, sent), call.now, call.viewer.id)
        return f"The meeting is on {moment_words(moved.starts_at, call.calendar)} now."

    return _changed(request, meeting_id, posted, deed, MOVE)


@get("/meetings/{meeting_id:int}/cancel", sync_to_thread=True)
def ask_cancel(request: Asked, meeting_id: FromPath[int]) -> Response[str]:
    """Show what canceling a meeting brings about, and ask why."""
    with reading(request) as call:
        return _confirm(call, request, meeting_id, CANCEL)


@post("/meetings/{meeting_id:int}/cancel", sync_to_thread=True)
def call_off(request: Asked, meeting_id: FromPath[int], posted: NamedDependency[Posted]) -> Response[str] | Redirect:
    """Cancel a meeting; what hangs on it goes to the next one, or waits for one."""

    def deed(call: Call, meeting: Meeting, sent: Entry) -> str:
        cancel(call.session, meeting, sent.value("why"), call.now, call.viewer.id)
        return "The meeting is canceled."

    return _changed(request, meeting_id, posted, deed, CANCEL)


def _changed(
    request: Asked, meeting_id: int, posted: Posted, deed: Callable[[Call, Meeting, Entry], str], template: str
) -> Response[str] | Redirect:
    sent = Entry(posted)
    try:
        with writing(request) as call:
            keepers_only(call)
            words = deed(call, meeting_found(call, meeting_id), sent)
            return told(request, f"/meetings/{meeting_id}", words)
    except Unfit as unfit:
        with reading(request) as call:
            return _confirm(call, request, meeting_id, template, sent.refused(unfit))


def _confirm(call: Call, request: Asked, meeting_id: int, template: str, sent: Entry = EMPTY) -> Response[str]:
    keepers_only(call)
    meeting, standing = meeting_found(call, meeting_id), agendas(call.session, call.viewer)
    local = meeting.starts_at.astimezone(call.calendar.zone)
    others = (each for each in standing.meetings if each.starts_at > max(meeting.starts_at, call.now))
    return page(
        call, request, template, 422 if sent.errors else 200, entry=sent, meeting=meeting,
        day_before=local.date().isoformat(), hour_before=f"{local:%H:%M}", points=standing.of(meeting),
        following=next(others, None),
    )  # fmt: skip


router = Router(
    "/", route_handlers=[ask_move, move_on, ask_cancel, call_off], dependencies=POSTED, include_in_schema=False
)
