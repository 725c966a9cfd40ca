"""The page of the agreements with somebody outside: those running, ended, and waiting for the return of the data."""

from __future__ import annotations

from litestar import Response, Router, get
from litestar.params import FromQuery

from models.registries.from_cases.agreements import Sought, Status, agencies_of, agreements, count_agreements, status_of
from models.store.paging import Part
from web.calls import Asked, reading
from web.filters import one_of
from web.pages.frame.lists import link, turns
from web.pages.frame.rendering import page

SHOWN = {"running": Status.RUNNING, "return": Status.RETURN_OUTSTANDING, "ended": Status.ENDED, "all": None}


@get("/agreements", sync_to_thread=True)
def list_agreements(request: Asked, show: FromQuery[str] = "running", cursor: FromQuery[str] = "") -> Response[str]:
    """List the agreements whose cases somebody may know of, the newest first."""
    shown = one_of("show", show, SHOWN, or_nothing=False)
    with reading(request) as call:
        found = agreements(call.session, call.viewer, Sought(SHOWN[shown], Part(cursor)))
        return page(
            call, request, "registry/agreements.html", show=shown, agreements=found.rows,
            counts={key: count_agreements(call.session, call.viewer, status) for key, status in SHOWN.items()},
            agencies=agencies_of(call.session, found.rows), status_of=status_of, staff=call.viewer.is_staff(),
            turns=turns(found, lambda cursor: link("/agreements", show=shown, cursor=cursor)),
            chips={key: link("/agreements", show=key) for key in SHOWN},
        )  # fmt: skip


router = Router("/", route_handlers=[list_agreements], include_in_schema=False)
