"""Asking for a link to set a password; the answer is the same for an address that nobody has."""

from __future__ import annotations

from litestar import Response, Router, get, post
from litestar.background_tasks import BackgroundTask
from litestar.di import NamedDependency

from models.accounts.password_links import who_asks
from notifications.writing.dispatch import invite
from scheduler.clock import wall_now
from web.bootstrap import House
from web.calls import Asked, house_of
from web.pages.forms.posted import POSTED, Posted
from web.pages.frame.rendering import plain_page


@get("/forgot", sync_to_thread=True)
def show_forgot(request: Asked) -> Response[str]:
    """Ask for the address."""
    return plain_page(request, "forgot.html", asked="", fault="")


@post("/forgot", status_code=200, sync_to_thread=True)
def ask_for_link(request: Asked, posted: NamedDependency[Posted]) -> Response[str]:
    """Write a link to whoever has the address, once the answer has left, so that its time tells nothing either."""
    email = posted.get("email")[:200]
    if not email:
        return plain_page(request, "forgot.html", 422, asked="", fault="Enter your e-mail address")
    response = plain_page(request, "forgot.html", asked=email, fault="")
    response.background = BackgroundTask(send_link, house_of(request), email)
    return response


def send_link(house: House, email: str) -> None:
    """Write a link to set a password to the person with an address, if there is one who waits for none already."""
    with house.database.reading() as session:
        person_id = who_asks(session, email, wall_now())
    if person_id is not None:
        invite(house.database, person_id, house.clock.now(), house.worker.desk, wall_now())


router = Router("/", route_handlers=[show_forgot, ask_for_link], dependencies=POSTED, include_in_schema=False)
