"""Confirming that somebody works for the agency that asks for them."""

from __future__ import annotations

from litestar import Response, Router, post
from litestar.params import FromPath
from litestar.response import Redirect

from models.registries.membership import confirm_member
from web.calls import Asked, Call
from web.pages.forms.bounds import staff_only
from web.pages.forms.entering import attempt
from web.pages.frame.confirmation import told
from web.pages.registries.person import person_of, person_page


@post("/people/{person_id:int}/member", sync_to_thread=True)
def member(request: Asked, person_id: FromPath[int]) -> Response[str] | Redirect:
    """Let somebody be a member of the agency that asks for them."""

    def deed(call: Call) -> Redirect:
        staff_only(call, "say who works for an agency")
        who = person_of(call, person_id)
        agency = confirm_member(call.session, call.viewer, who, now=call.now, today=call.today)
        return told(request, f"/people/{who.id}", f"{who.name} works for {agency.name}.")

    return attempt(request, deed, lambda call, tried: person_page(call, request, person_of(call, person_id), tried))


router = Router("/", route_handlers=[member], include_in_schema=False)
