"""Factories: a practice desk in the middle of somebody's onboarding, and forms sent as browsers send them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from models.access.access import Viewer
from models.database import Database
from models.registries.people_and_agencies import add_person, give_office
from tests.desks import local
from tests.web.pages.forms import form_of
from tests.web.registries.desks import Answer, Browser, Desk
from workflows.law.roles import SYSTEM_ADMIN

ASKED, BEGUN = local(3, 2), local(3, 9)  # the desk's clock stands at March 20
HANDED_IN = local(3, 16)
WORK = "All three sessions are done, and the assignments are in the shared folder."


class Office(Desk):
    """A desk with a case."""

    def __init__(self, *, database: Database | None = None) -> None:
        """Open the desk, and let Tess ask for a license for Jo Tran."""
        super().__init__(database=database)
        self.number = self.town.ask(ASKED)
        self.case = f"/cases/{self.number}"
        self.jo = self.browser(self.town.jo)

    @property
    def now(self) -> datetime:
        """Where the desk's clock stands."""
        return self.house.clock.now()

    def begin(self, at: datetime = BEGUN) -> None:
        """Let the series begin."""
        self.town.do(self.number, self.town.dana, "begin-series", at, begun_on=at.date().isoformat())

    def submit(self, at: datetime = HANDED_IN) -> None:
        """Let the homework come in."""
        self.town.do(self.number, self.town.jo, "submit", at, work=WORK)

    def duty(self, key: str) -> int:
        """Return the number of an open duty."""
        return self.town.open_duties(self.number)[key].id

    def also(self, name: str, at: datetime = ASKED, **facts: Any) -> str:
        """Ask for another license, and return the number of the case."""
        return self.town.ask(at, name=name, email=f"{name.lower().replace(' ', '.')}@otter.example", **facts)

    def second(self, name: str = "Kofi Mensah") -> Viewer:
        """Hire another System Administrator."""
        with self.database.writing() as session:
            person = add_person(session, name, f"{name.split(maxsplit=1)[0].lower()}@desk.example", None, ASKED)
            give_office(session, person, SYSTEM_ADMIN, None, ASKED)
            email = person.email
        return self.town.viewer(email)

    @property
    def state(self) -> str:
        """Where the case stands."""
        return self.town.case(self.number).state


def send(browser: Browser, page: str, action: str, status: int = 303, /, **typed: str | list[str]) -> Answer:
    """Open a page, fill in the form that goes to a place, and send it as a browser does."""
    form = form_of(browser.get(page).html, action)
    return browser.post(action, form.filled(**typed), status)


def click(browser: Browser, page: str, step: str, **typed: str | list[str]) -> str:
    """Take a step by its form, and return the words of the page that follows."""
    return browser.get(send(browser, page, f"{page}/{step}", **typed).place).words


def click_and_confirm(browser: Browser, page: str, step: str, **typed: str | list[str]) -> str:
    """Take a step whose day brings something forward, confirm it, and return the words of the page that follows."""
    action = f"{page}/{step}"
    asks = send(browser, page, action, 200, **typed)
    return browser.get(browser.post(action, form_of(asks.html, action).fields, 303).place).words


def day(name: str, at: datetime) -> dict[str, str]:
    """Return a date as it is typed."""
    return {f"{name}__m": str(at.month), f"{name}__d": str(at.day), f"{name}__y": str(at.year)}
