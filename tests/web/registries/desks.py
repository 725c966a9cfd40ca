"""Factories: a desk behind its pages, and the browsers of its people."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from html import unescape
from typing import Any

from models.access.access import Viewer
from models.accounts.sessions import begin
from models.database import Database
from models.registries.people_and_agencies import add_person
from models.registries.rosters import put_on
from models.registries.trainings import enter_training
from models.rows.cases import DutyRow
from models.rows.people import Agency, Person
from models.rows.registries import Training
from scheduler.clock import PracticeClock, WallClock, wall_now
from tests.databases import sqlite
from tests.desks import SETTLED, Town, local
from tests.web.apps import AppOf, client_of
from tests.web.pages.forms import form_of
from web.bootstrap import House, assemble
from web.cookies import SESSION
from web.deeds import FIELD
from web.pages.words.wording import APOSTROPHE
from web.settings import Settings

START, HELD = local(3, 20), local(3, 10)
REFERENCE = re.compile(r"If you report this, name the reference [0-9A-Z]{4}-[0-9A-Z]{4}\. ?")  # another one each time
UNFILLED = re.compile(r"\{[a-z]+(_[a-z]+)*\}")  # of a subject, a party, a setting
TO_A_PLACE, PLACE = re.compile(r'href="#([^"]+)"'), re.compile(r'\bid="([^"]+)"')
TOKEN = re.compile(r'name="_csrf_token" value="([^"]+)"')


def without_reference(text: str) -> str:
    """Return an answer without the reference of its error, which is another one each time."""
    return re.sub(r"urn:hmis-desk:reference:[0-9A-Z-]+", "", REFERENCE.sub("", text))


def nowhere(html: str) -> set[str]:
    """Return the places of a page to which its links lead, and which it does not have."""
    return set(TO_A_PLACE.findall(html)) - set(PLACE.findall(html))


def typed(field: str, at: datetime) -> dict[str, str]:
    """Return a day as a browser sends it: in three parts."""
    return {f"{field}-m": str(at.month), f"{field}-d": str(at.day), f"{field}-y": str(at.year)}


@dataclass
class Answer:
    """What a browser got."""

    status: int
    html: str
    place: str
    headers: Any

    @property
    def words(self) -> str:
        """The page as text, on one line, with plain apostrophes."""
        body = re.sub(r"<(script|style|svg)\b.*?</\1>", " ", self.html, flags=re.DOTALL)
        body = body.partition("<main")[2].partition("</main>")[0] or body
        words = " ".join(unescape(re.sub(r"<[^>]*>", " ", "<" + body)).replace(APOSTROPHE, "'").split())
        return REFERENCE.sub("", words)

    @property
    def bare(self) -> str:
        """The page without the token of its forms, and the reference of an error, which are others each time."""
        return REFERENCE.sub("", re.sub(rf'name="{FIELD}" value="[^"]+"', "", self.html))

    def value(self, field: str) -> str:
        """Return what an input of the page holds."""
        found = re.search(rf'<input[^>]*\bname="{field}"[^>]*\bvalue="([^"]*)"', self.html)
        assert found, f"no input {field}"
        return unescape(found[1])


class Browser:
    """Somebody's browser, signed in."""

    def __init__(self, house: House, app: AppOf, viewer: Viewer | None) -> None:
        """Sign in."""
        self.client = client_of(app)
        if viewer:
            with house.database.writing() as session:
                self.client.cookies.set(SESSION, begin(session, viewer.id, wall_now()), domain="testserver.local")

    def get(self, path: str, status: int = 200) -> Answer:
        """Open a page."""
        return _answer(self.client.get(path, follow_redirects=False), status)

    def post(self, path: str, fields: dict[str, Any] | None = None, status: int = 303) -> Answer:
        """Send a form."""
        token = TOKEN.search(self.client.get("/me").text)
        data = {"_csrf_token": token[1] if token else "", **(fields or {})}
        return _answer(self.client.post(path, data=data, follow_redirects=False), status)

    def confirmed(self, path: str, fields: dict[str, Any]) -> Answer:
        """Send a form that brings something forward, and confirm what the page says of it."""
        asks = self.post(path, fields, 200)
        return self.post(path, form_of(asks.html, path).filled())

    def told(self, path: str, fields: dict[str, Any] | None = None) -> str:
        """Send a form, go where it leads, and return the words of that page."""
        return self.get(self.post(path, fields).place).words


def _answer(response: Any, status: int) -> Answer:
    assert response.status_code == status, f"{response.status_code}: {response.text[-1500:]}"
    unfilled = UNFILLED.search(response.text)
    assert not unfilled, (
        f"a name that was to be filled in reaches people: {response.text[max(0, unfilled.start() - 80) : unfilled.end()]}"
    )
    assert nowhere(response.text) == set(), "links of the page lead to places that it does not have"
    return Answer(response.status_code, response.text, response.headers.get("location", ""), response.headers)


class Desk:
    """A desk with its people, and their browsers; a practice desk unless it is told otherwise."""

    settles: type[Town] = Town

    def __init__(self, *, practice: bool = True, database: Database | None = None) -> None:
        """Settle a town, and open the desk."""
        self.database = database or sqlite()
        self.town = self.settles(self.database)
        clock = PracticeClock(self.database, START) if practice else WallClock()
        self.house = assemble(Settings(url="http://desk.example"), self.database, clock)
        self._app = AppOf(self.house)
        self.dana, self.tess = self.browser(self.town.dana), self.browser(self.town.tess)

    def browser(self, viewer: Viewer | None) -> Browser:
        """Return the browser of somebody, or of nobody."""
        return Browser(self.house, self._app, viewer)

    def person(self, name: str, agency: str = "otter-creek-shelter") -> int:
        """Add somebody, and return the number."""
        with self.database.writing() as session:
            of = session.query(Agency).filter_by(key=agency).one()
            return add_person(session, name, f"{name.lower().replace(' ', '.')}@desk.example", of, SETTLED).id

    def training(self, *people: int, minutes: int = 60, held: datetime = HELD, title: str = "Intake") -> int:
        """Add a session of the series with people on its roster, and return its number."""
        with self.database.writing() as session:
            said = {"topic": "new-user series", "title": title, "held_on": held.date(), "minutes": minutes}
            added = enter_training(session, said, SETTLED)
            if people:
                put_on(session, added, {"people": [str(each) for each in people]}, held)
            return added.id

    def rows(self, training: int) -> dict[str, int]:
        """Return the rows of a roster by the names of the people."""
        with self.database.reading() as session:
            return {row.person.name: row.id for row in session.get_one(Training, training).roster}

    def agency_path(self) -> str:
        """Return the page of the agency of most stories."""
        return "/agencies/otter-creek-shelter"

    def path_of(self, viewer: Viewer) -> str:
        """Return the page of a person."""
        return f"/people/{viewer.id}"

    def duties(self) -> list[DutyRow]:
        """Return the open duties of all cases."""
        with self.database.reading() as session:
            return list(session.query(DutyRow).filter(DutyRow.closed_at.is_(None)))

    def who(self, person_id: int) -> Person:
        """Return a person's row."""
        with self.database.reading() as session:
            return session.get_one(Person, person_id)
