"""Where on the desk a person is, and where they may be sent: only to pages of this desk."""

from __future__ import annotations

import re
from urllib.parse import quote, unquote

from litestar.datastructures import Cookie

from web.calls import Asked
from web.cookies import kept, to_keep

INBOX = "/inbox"
BACK = "back"  # the field of a form that says from which page somebody came to it
_LOCAL = re.compile(r"^/(?![/\\])[!-~]*$")  # a path of this desk, without anything a browser would read as a host
_CASE = re.compile(r"^/cases/[0-9]{2}-[0-9]+")


def local(place: str | None, otherwise: str = INBOX) -> str:
    """Return a place if it is one of this desk's own."""
    return place if place and len(place) <= 1000 and _LOCAL.match(place) and "\\" not in place else otherwise


QUEUE = "desk-queue"  # the cookie that says whose queue was looked at last in a browser, and how it was narrowed down


def leave_queue(request: Asked, person_id: int, place: str) -> Cookie:
    """Return the cookie by which a person comes back to a queue; it is nothing to whoever signs in next."""
    return to_keep(request, QUEUE, quote(f"{person_id} {place}", safe=""))


def queue_left(request: Asked, person_id: int) -> str:
    """Return the way back to the queue from which a person came."""
    whose, _, place = unquote(kept(request, QUEUE)).partition(" ")
    return local(place) if whose == str(person_id) and place.startswith(INBOX) else INBOX


def here(request: Asked) -> str:
    """Return the page that was asked for, with what it was asked."""
    query = request.url.query
    return f"{request.url.path}?{query}" if query else request.url.path


def after_signing_in(request: Asked) -> str:
    """Return where to go on after signing in: the page itself, or the case that a form was about."""
    if request.method == "GET":
        return here(request)
    case = _CASE.match(request.url.path)
    return case.group() if case else INBOX
