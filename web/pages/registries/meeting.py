"""Moving and canceling a meeting, each after its consequences were shown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Redirect

from models.registries.agendas import agendas
from models.registries.forms.meetings import Cancellation, NewMoment
from models.registries.hearing.items import hearings_read
from web.calls import Asked, Call, reading
from web.meetings import canceled, keepers_only, meeting_found, moved
from web.pages.forms.entering import UNTRIED, Ask, Tried, enter
from web.pages.forms.posted import POSTED, Posted
from web.pages.frame.confirmation import told
from web.pages.frame.rendering import page
from web.pages.words.dates import moment_words

MOVE = Ask(NewMoment, "Move the meeting", "move")
CANCEL = Ask(Cancellation, "Cancel the meeting", "cancel")


@get("/meetings/{meeting_id:int}/move", sync_to_thread=True)
def ask_move(request: Asked, meeting_id: FromPath[int]) -> Response[str]:
    """Ask to when a meeting moves, and show what moves with it."""
    with reading(request) as call:
        return _confirm(call, request, meeting_id, MOVE)


@post("/meetings/{meeting_id:int}/move", sync_to_thread=True)
def move_on(request: Asked, meeting_id: FromPath[int], posted: NamedDependency[Posted]) -> Response[str] | Redirect:
    """Move a meeting; what hangs on it is worked out anew at once."""

    def deed(call: Call, facts: Mapping[str, Any]) -> Redirect:
        keepers_only(call)
        after = moved(call, meeting_found(call, meeting_id), facts)
        words = f"The meeting is on {moment_words(after.starts_at, call.calendar)} now."
        return told(request, f"/meetings/{meeting_id}", words)

    return enter(request, MOVE, posted, deed, lambda call, tried: _confirm(call, request, meeting_id, MOVE, tried))


@get("/meetings/{meeting_id:int}/cancel", sync_to_thread=True)
def ask_cancel(request: Asked, meeting_id: FromPath[int]) -> Response[str]:
    """Show what canceling a meeting brings about, and ask why."""
    with reading(request) as call:
        return _confirm(call, request, meeting_id, CANCEL)


@post("/meetings/{meeting_id:int}/cancel", sync_to_thread=True)
def call_off(request: Asked, meeting_id: FromPath[int], posted: NamedDependency[Posted]) -> Response[str] | Redirect:
    """Cancel a meeting; what hangs on it goes to the next one, or waits for one."""

    def deed(call: Call, facts: Mapping[str, Any]) -> Redirect:
        keepers_only(call)
        canceled(call, meeting_found(call, meeting_id), facts)
        return told(request, f"/meetings/{meeting_id}", "The meeting is canceled.")

    return enter(request, CANCEL, posted, deed, lambda call, tried: _confirm(call, request, meeting_id, CANCEL, tried))


def _confirm(call: Call, request: Asked, meeting_id: int, ask: Ask, tried: Tried = UNTRIED) -> Response[str]:
    keepers_only(call)
    meeting, standing = meeting_found(call, meeting_id), agendas(call.session, call.viewer, call.now)
    others = (each for each in standing.meetings if each.starts_at > max(meeting.starts_at, call.now))
    filled = {"starts_at": meeting.starts_at} if ask is MOVE else {}
    return page(
        call, request, f"registry/meetings/meeting_{ask.key}.html", tried.status, meeting=meeting, tried=tried,
        sheet=ask.sheet(call, f"/meetings/{meeting_id}/{ask.key}", tried, filled=filled),
        points=[*standing.of(meeting), *hearings_read(call.session, call.viewer, meeting, call.now)],
        following=next(others, None),
    )  # fmt: skip


router = Router(
    "/", route_handlers=[ask_move, move_on, ask_cancel, call_off], dependencies=POSTED, include_in_schema=False
)
