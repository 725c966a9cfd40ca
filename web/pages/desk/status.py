"""The status page, for anybody: whether HMIS is interrupted, since when, what to do, and when it is expected back (2.2-aa-interruptions).

It names no agency and no person. Whoever is signed in reads on every page that HMIS is interrupted, as long as it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from litestar import Response, Router, get
from sqlalchemy.orm import Session

from models.lookups.standing.interruptions import last_over, not_over, working_elsewhere
from models.rows.outages import Interruption, OfficeMoved
from web.calls import Asked, house_of
from web.pages.frame.rendering import plain_page

SHOWN = timedelta(days=7)  # for which an interruption that is over is still shown


@dataclass(frozen=True)
class Status:
    """What everybody may know of HMIS at a moment."""

    on: tuple[Interruption, ...]
    announced: tuple[Interruption, ...]
    over: Interruption | None
    elsewhere: OfficeMoved | None


def status_at(session: Session, now: datetime) -> Status:
    """Return what everybody may know of HMIS."""
    found = not_over(session)
    return Status(
        on=tuple(each for each in found if each.since <= now),
        announced=tuple(each for each in found if each.since > now),
        over=last_over(session, now - SHOWN),
        elsewhere=working_elsewhere(session),
    )


@get("/status", sync_to_thread=True)
def show_status(request: Asked) -> Response[str]:
    """Show how it stands, without asking who reads it."""
    house = house_of(request)
    now = house.clock.now()
    with house.database.reading() as session:
        vendor = house.database.rulebook.policy(now).vendor_name
        return plain_page(request, "status.html", found=status_at(session, now), vendor=vendor, now=now)


router = Router("/", route_handlers=[show_status], include_in_schema=False)
