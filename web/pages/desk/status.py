"""The status page, for anybody: whether HMIS is interrupted, since when, what to do, and when it is expected back (2.2-aa-interruptions).

It names no agency and no person. Whoever is signed in reads on every page that HMIS is interrupted, as long as it is.
"""

from __future__ import annotations

from litestar import Response, Router, get

from models.lookups.standing.interruptions import status_at
from web.calls import Asked, house_of
from web.pages.frame.rendering import plain_page


@get("/status", sync_to_thread=True)
def show_status(request: Asked) -> Response[str]:
    """Show how it stands, without asking who reads it."""
    house = house_of(request)
    now = house.clock.now()
    with house.database.reading() as session:
        vendor = house.database.rulebook.policy(now).vendor_name
        return plain_page(request, "status.html", found=status_at(session, now), vendor=vendor, now=now)


router = Router("/", route_handlers=[show_status], include_in_schema=False)
