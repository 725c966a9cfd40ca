"""Asking for a link to set a password; the answer is the same for an address that nobody has."""

from __future__ import annotations

from litestar import Response, Router, get, post
from litestar.background_tasks import BackgroundTask
from litestar.di import NamedDependency

from models.accounts.forms import ForgottenPassword
from models.accounts.password_links import who_asks
from models.registries.entries import entered
from notifications.writing.dispatch import invite
from scheduler.clock import wall_now
from web.audited import note_link
from web.bootstrap import House
from web.calls import Asked, house_of
from web.pages.account.browsers import client_of
from web.pages.forms.form_view import Sheet, fields_of
from web.pages.forms.posted import POSTED, Posted
from web.pages.forms.questions import declared
from web.pages.forms.reading import facts_of
from web.pages.forms.refusals import NONE, Misfits, misfits_of
from web.pages.frame.rendering import plain_page
from workflows.engine.cases import NotAllowed
from workflows.law.policy import FIRST_EDITION
from workflows.law.wording import lasting


@get("/forgot", sync_to_thread=True)
def show_forgot(request: Asked) -> Response[str]:
    """Ask for the address."""
    return _form(request)


@post("/forgot", status_code=200, sync_to_thread=True)
def ask_for_link(request: Asked, posted: NamedDependency[Posted]) -> Response[str]:
    """Write a link to whoever has the address, once the answer has left, so that its time tells nothing either."""
    try:
        facts = facts_of(ForgottenPassword, posted, FIRST_EDITION.calendar).facts
        email = entered(ForgottenPassword, facts).email
    except NotAllowed as refused:
        return _form(request, posted, misfits_of(refused.refusals, declared(ForgottenPassword)))
    response = _form(request, asked=email)
    response.background = BackgroundTask(send_link, house_of(request), email, client_of(request).address)
    return response


def _form(request: Asked, posted: Posted | None = None, misfits: Misfits = NONE, asked: str = "") -> Response[str]:
    fields = fields_of("forgot", declared(ForgottenPassword), posted, misfits)
    sheet = Sheet("forgot", "/forgot", "Send the link", fields, misfits=misfits)
    status = 422 if misfits else 200
    house = house_of(request)
    lasts = lasting(house.database.rulebook.policy(wall_now()).password_link_minutes)
    return plain_page(
        request, "forgot.html", status, asked=asked, sheet=sheet, tried=misfits, link_lasts=lasts,
        delivers=house.worker.desk.delivers, practiced=house.clock.practice,
    )  # fmt: skip


def send_link(house: House, email: str, client: str) -> None:
    """Write a link to set a password to the person with an address, if there is one and nobody asked too often."""
    with house.database.writing() as session:
        person_id = who_asks(session, email, client, wall_now())
    if person_id is not None:
        note_link(house.database, person_id)
        invite(house.database, person_id, house.clock.now(), house.worker.desk, wall_now())


router = Router("/", route_handlers=[show_forgot, ask_for_link], dependencies=POSTED, include_in_schema=False)
