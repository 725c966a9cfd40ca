"""The page of the minimum data elements: what is asked for today, what is to come, and what was."""

from __future__ import annotations

from litestar import Response, Router, get

from models.registries.agendas import may_read
from models.registries.committee.elements import elements
from models.registries.hearing.attendance import may_read_hearing
from web.calls import Asked, reading
from web.pages.frame.rendering import page


@get("/data-elements", sync_to_thread=True)
def read_elements(request: Asked) -> Response[str]:
    """Show the data elements that every agency collects beyond HUD's; everybody signed in may know of them."""
    with reading(request) as call:
        rows = elements(call.session)
        now = [each for each in rows if each.counts_on(call.today)]
        ahead = [each for each in rows if each.element.begins_on > call.today]
        return page(
            call, request, "registry/committee/elements.html", counting=now, ahead=ahead,
            over=[each for each in rows if each not in now and each not in ahead],
            moves=may_read_hearing(call.viewer), reads=may_read(call.viewer),
        )  # fmt: skip


router = Router("/", route_handlers=[read_elements], include_in_schema=False)
