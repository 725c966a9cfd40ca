"""Nothing long is read of somebody whose it is not to send: who asks, and for what, is looked at before the body is.

What is longer than a small form is let in once its sender is known, sees the case it goes to, and may do there what
they send. Else they hear what they would hear anyway, and nothing of it lies on any disk.
"""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import Callable
from typing import Any, TypeAlias

from litestar import Request
from litestar.enums import ScopeType
from litestar.exceptions import ClientException
from litestar.status_codes import HTTP_413_REQUEST_ENTITY_TOO_LARGE
from litestar.types import ASGIApp, Receive, Scope, Send

from models.accounts.sessions import ended_for
from models.casebook.case_search import find
from scheduler.clock import wall_now
from web.calls import Asked, Call, NotSignedIn, house_of, reading
from web.cookies import SESSION, kept
from web.deeds import is_known
from web.door.limits import SMALL
from web.door.readable import read
from workflows.answers.written import whole_number

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
ADMITS = "admits"
"""Of a handler that takes more than a form: what says whether somebody may send it to a case; it raises if not."""
Admits: TypeAlias = Callable[[Call, str], object]


class TooLong(ClientException):
    """A body is longer than its route takes."""

    status_code = HTTP_413_REQUEST_ENTITY_TOO_LARGE
    detail = "What you sent is larger than the desk takes here."


class Door:
    """Stands before every route that takes a body."""

    def __init__(self, app: ASGIApp) -> None:
        """Take what lies behind it."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a call in, and as much of its body as is its sender's to send."""
        if scope["type"] != ScopeType.HTTP or scope["method"] in SAFE:
            await self._app(scope, receive, send)
            return
        request: Asked = Request(scope)
        length = announced(request)
        if length is not None and length > most_of(request):
            raise TooLong
        is_large = length is not None and length > SMALL
        if is_large or request.url.path.startswith("/api/"):
            await to_thread(admit, request, large=is_large)
        body = receive if is_large else counted(request, receive)
        await read(Request(scope, body))
        await self._app(scope, body, send)


def announced(request: Asked) -> int | None:
    """Return how long a body is said to be, if it is said."""
    said = request.headers.get("content-length")
    if said is None:
        return None
    length = whole_number(said)
    if length is None:
        raise ClientException("Content-Length is no number")
    return length


def most_of(request: Asked) -> int:
    """Return how many bytes the route of a request reads."""
    most: Any = request.route_handler.resolve_request_max_body_size()
    return int(most or SMALL)


def counted(request: Asked, receive: Receive) -> Receive:
    """Return a body of unknown length: whoever sends more than a small form is looked at before the rest is read."""
    read = 0

    async def piece() -> Any:
        nonlocal read
        message: Any = await receive()
        before, read = read, read + len(message.get("body") or b"")
        if before <= SMALL < read:
            await to_thread(admit, request, large=True)
        return message

    return piece


def admit(request: Asked, *, large: bool) -> None:
    """Raise what somebody would hear anyway, if a body is not theirs to send."""
    try:
        with reading(request) as call:
            number = request.path_params.get("number")
            if large and isinstance(number, str) and not is_known(request, call.session, call.viewer.id, call.now):
                find(call.session, call.viewer, number)
                request.route_handler.opt.get(ADMITS, _anybody)(call, number)
    except NotSignedIn:
        if request.url.path.startswith("/api/") or not _was_signed_in(request):
            raise


def _anybody(_: Call, __: str) -> None:
    """Admit whoever sees the case."""


def _was_signed_in(request: Asked) -> bool:
    """Say whether somebody's session ended as they wrote: their words are kept."""
    with house_of(request).database.reading() as session:
        return ended_for(session, kept(request, SESSION), wall_now()) is not None
