"""The page that answers whether a client's record is shared today, and why: asked by HMIS client number, never by a name."""

from __future__ import annotations

import re

from litestar import Response, Router, get
from litestar.params import FromQuery

from models.registries.from_cases.sharing import may_ask, shared
from web.calls import Asked, Call, reading
from web.pages.forms.bounds import words_of
from web.pages.frame.rendering import page
from web.problems import Forbidden
from workflows.law.fields import DIGITS

LONGEST = 12  # digits of a client's number
NOT_A_NUMBER = (
    "Enter the HMIS client number: digits only, and never a name. What you typed was not looked for, and is not kept."
)


@get("/sharing", sync_to_thread=True)
def ask(request: Asked, q: FromQuery[str] = "") -> Response[str]:
    """Answer whether a client's record is shared today at the agencies of which somebody may know it."""
    with reading(request) as call:
        if not may_ask(call.session, call.viewer):
            raise Forbidden("whether a client's record is shared is for ICA and the client's agency")
        client = words_of(q).strip()
        wrong = bool(client) and not (re.fullmatch(DIGITS, client) and len(client) <= LONGEST)
        found = shared(call.session, call.viewer, client, call.now) if client and not wrong else []
        return page(
            call, request, "registry/sharing.html", 400 if wrong else 200, client="" if wrong else client, found=found,
            wrong=NOT_A_NUMBER if wrong else "", enters=_enters(call),
            staff=call.viewer.is_staff(),
        )  # fmt: skip


def _enters(call: Call) -> bool:
    """Say whether somebody may record forms and wishes: an agency's administrator or director, and ICA for one of them."""
    return call.viewer.is_staff() or bool(call.viewer.agencies())


router = Router("/", route_handlers=[ask], include_in_schema=False)
