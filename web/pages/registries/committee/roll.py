"""The page of the Committee: who sits on it for whom and how long, and which seat is to be given anew."""

from __future__ import annotations

from litestar import Response, Router, get

from models.registries.committee.seats import roll
from models.registries.hearing.attendance import may_keep_hearing
from models.registries.meeting_calendar import to_come
from web.calls import Asked, reading
from web.meetings import readers_only
from web.pages.frame.rendering import page


@get("/committee", sync_to_thread=True)
def read_committee(request: Asked) -> Response[str]:
    """Show the seats of the Committee, its chair and vice chair, and the members without a seat."""
    with reading(request) as call:
        readers_only(call)
        return page(
            call, request, "registry/committee/committee.html", roll=roll(call.session, call.today, call.policy),
            keeps=may_keep_hearing(call.viewer), ahead=to_come(call.session, call.now), staff=call.viewer.is_staff(),
        )  # fmt: skip


router = Router("/", route_handlers=[read_committee], include_in_schema=False)
