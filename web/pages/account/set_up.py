"""Setting up a desk that is empty, in a browser: for whoever has the code from its log, and never once somebody is there."""

from __future__ import annotations

from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.response import Redirect

from models.access.rulebook import rulebook_of
from models.accounts.first_people import AlreadySetUp, is_empty, set_up
from models.accounts.forms import FirstPeople, SetUpCode
from models.accounts.password_links import password_link
from models.accounts.tries import counted
from models.registries.entries import entered, wrong
from notifications.writing.dispatch import invite
from scheduler.clock import wall_now
from web.bootstrap import House
from web.calls import Asked, house_of
from web.given.set_up_code import is_code
from web.pages.account.browsers import client_of
from web.pages.account.wrong_passwords import crowded_words
from web.pages.forms.form_view import Sheet, fields_of
from web.pages.forms.posted import POSTED, Posted
from web.pages.forms.questions import declared
from web.pages.forms.reading import facts_of
from web.pages.forms.refusals import NONE, Misfits, misfits_of
from web.pages.frame.rendering import plain_page
from web.problems import NotFound
from workflows.engine.cases import NotAllowed
from workflows.law.door import of_client
from workflows.law.policy import FIRST_EDITION

PLACE = "/set-up"
WRONG = "this is not the set-up code of this desk; the last one in its log counts"


class _Crowded(Exception):
    """Too many codes were wrong from one place in the network."""


@get(PLACE, sync_to_thread=True)
def show_set_up(request: Asked) -> Response[str]:
    """Ask for the code and the first people, where the desk is empty."""
    _see_empty(house_of(request))
    return _form(request)


@post(PLACE, status_code=200, sync_to_thread=True)
def name_first_people(request: Asked, posted: NamedDependency[Posted]) -> Response[str] | Redirect:
    """Add the first people, and lead the administrator to where the password is set; all others are written to."""
    house = house_of(request)
    _see_empty(house)
    try:
        _see_code(request, posted)
        secret, others = _named(house, posted)
    except _Crowded:
        words = crowded_words(house.database.rulebook.policy(wall_now())).partition(", or ")[0]
        return _form(request, posted, status=429, crowded=f"{words}.".replace("passwords", "codes"))
    except NotAllowed as refused:
        answers = (*declared(SetUpCode), *declared(FirstPeople))
        return _form(request, posted, misfits_of(refused.refusals, answers), 422)
    if house.worker.desk.delivers:
        for person_id in others:
            invite(house.database, person_id, house.clock.now(), house.worker.desk, wall_now())
    return Redirect(f"/welcome/{secret}", status_code=303)


def _see_empty(house: House) -> None:
    """Raise NotFound once somebody is in the desk: there is no such page any more."""
    with house.database.reading() as session:
        if not is_empty(session):
            raise NotFound


def _see_code(request: Asked, posted: Posted) -> None:
    """Raise NotAllowed where the code is not the desk's; each try is counted before it is looked at."""
    house, now = house_of(request), wall_now()
    typed = entered(SetUpCode, facts_of(SetUpCode, posted, FIRST_EDITION.calendar).facts).code
    with house.database.writing() as session:
        place = of_client(client_of(request).address, rulebook_of(session).policy(now), "set-up codes")
        may = place is None or counted(session, place, now)
    if not may:
        raise _Crowded
    if not is_code(house.secret, typed):
        raise NotAllowed(wrong("code", WRONG))


def _named(house: House, posted: Posted) -> tuple[str, list[int]]:
    """Return the secret with which the administrator sets a password, and the numbers of all others."""
    facts = facts_of(FirstPeople, posted, FIRST_EDITION.calendar).facts
    try:
        with house.database.writing() as session:
            administrator, *others = set_up(session, facts, house.clock.now())
            return password_link(session, administrator, wall_now()), [each.id for each in others]
    except AlreadySetUp as over:
        raise NotFound from over


def _form(
    request: Asked, posted: Posted | None = None, misfits: Misfits = NONE, status: int = 200, crowded: str = ""
) -> Response[str]:
    answers = (*declared(SetUpCode), *declared(FirstPeople))
    sheet = Sheet("set-up", PLACE, "Set up the desk", fields_of("set-up", answers, posted, misfits), misfits=misfits)
    delivers = house_of(request).worker.desk.delivers
    return plain_page(
        request, "account/set_up.html", status, sheet=sheet, tried=misfits, crowded=crowded, delivers=delivers
    )


router = Router("/", route_handlers=[show_set_up, name_first_people], dependencies=POSTED, include_in_schema=False)
