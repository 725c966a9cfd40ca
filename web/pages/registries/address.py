"""A person's email address is corrected: that mail arrives, and that the person can sign in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Redirect

from models.registries.forms.people import NewAddress
from models.registries.people import correct_address
from web.calls import Asked, Call, reading
from web.pages.forms.bounds import staff_only
from web.pages.forms.entering import UNTRIED, Ask, Tried, enter
from web.pages.forms.posted import POSTED, Posted
from web.pages.frame.confirmation import told
from web.pages.frame.rendering import page
from web.pages.registries.person import person_of

CORRECT, DEED = Ask(NewAddress, "Correct the address"), "correct an address"


@get("/people/{person_id:int}/address", sync_to_thread=True)
def ask_address(request: Asked, person_id: FromPath[int]) -> Response[str]:
    """Show the form."""
    with reading(request) as call:
        staff_only(call, DEED)
        return _form(call, request, person_id)


@post("/people/{person_id:int}/address", sync_to_thread=True)
def correct(request: Asked, person_id: FromPath[int], posted: NamedDependency[Posted]) -> Response[str] | Redirect:
    """Correct the address, or say beside the field what is wrong."""

    def deed(call: Call, facts: Mapping[str, Any]) -> Redirect:
        staff_only(call, DEED)
        who = person_of(call, person_id)
        correct_address(call.session, who, facts, call.now, call.viewer.id)
        return told(request, f"/people/{who.id}", f"The address of {who.name} is {who.email} from now on.")

    return enter(request, CORRECT, posted, deed, lambda call, tried: _form(call, request, person_id, tried))


def _form(call: Call, request: Asked, person_id: int, tried: Tried = UNTRIED) -> Response[str]:
    who = person_of(call, person_id)
    sheet = CORRECT.sheet(call, f"/people/{who.id}/address", tried, filled={"email": who.email})
    return page(call, request, "registry/person_address.html", tried.status, who=who, tried=tried, sheet=sheet)


router = Router("/", route_handlers=[ask_address, correct], dependencies=POSTED, include_in_schema=False)
