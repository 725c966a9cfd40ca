"""The page of the agreements with somebody outside: those running, ended, and waiting for the return of the data."""

from __future__ import annotations

from litestar import Response, Router, get
from litestar.params import FromQuery

from models.registries.agreements import Sought, Status, agencies_of, agreements, count_agreements, status_of
from web.calls import Asked, reading
from web.pages.forms.entry import link, numbered
from web.pages.frame.rendering import page

PAGE = 50
SHOWN = {"running": Status.RUNNING, "return": Status.RETURN_OUTSTANDING, "ended": Status.ENDED, "all": None}


@get("/agreements", sync_to_thread=True)
def list_agreements(request: Asked, show: FromQuery[str] = "running", before: FromQuery[int] = 0) -> Response[str]:
    """List the agreements whose cases somebody may know of, the newest first."""
    shown = show if show in SHOWN else "all"
    with reading(request) as call:
        sought = Sought(SHOWN[shown], numbered(before) if before else 0, PAGE)
        rows = agreements(call.session, call.viewer, sought)
        return page(
            call, request, "registry/agreements.html", show=shown, agreements=rows[:PAGE],
            counts={key: count_agreements(call.session, call.viewer, status) for key, status in SHOWN.items()},
            agencies=agencies_of(call.session, rows[:PAGE]), status_of=status_of, staff=call.viewer.is_staff(),
            more=link("/agreements", show=shown, before=rows[PAGE - 1].id) if len(rows) > PAGE else "",
            chips={key: link("/agreements", show=key) for key in SHOWN},
        )  # fmt: skip


router = Router("/", route_handlers=[list_agreements], include_in_schema=False)
