"""The training year of 2026 closes for 120 people, and each is on the list that the manual puts them on.

Twelve situations of ten people each; ICA enters the trainings, the series, and who was there, over the API. The days are counted by hand.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import select

from models.database import Database
from models.lookups.learning import learn_about
from models.registries.people_and_agencies import add_person
from models.rows.people import Agency
from models.rows.registries import (
    License,
    LicenseLevel,
)
from tests.desks import SETTLED, Town, local
from tests.web.api.programs import Program, Service
from workflows.facts.effects import Topic

EACH = 10
DECEMBER, NOVEMBER, JULY = "Series of December", "Series of November", "Series of July"
SECURITY, FIRST, SECOND = "Security", "Data quality", "Reports"
ART_ONE, ART_TWO = "ART one", "ART two"
TRAININGS = {
    SECURITY: (Topic.SECURITY, date(2026, 5, 5), 60), FIRST: (Topic.GENERAL, date(2026, 3, 3), 90),
    SECOND: (Topic.GENERAL, date(2026, 12, 31), 90), ART_ONE: (Topic.ART, date(2026, 11, 20), 60),
    ART_TWO: (Topic.ART, date(2026, 12, 10), 60),
}  # fmt: skip
SERIES = {
    DECEMBER: (date(2026, 11, 24), date(2026, 12, 3)), NOVEMBER: (date(2026, 11, 16), date(2026, 11, 30)),
    JULY: (date(2026, 7, 6), date(2026, 7, 10)),
}  # fmt: skip
GONE = local(8, 3)
NEW_YEAR = local(1, 1, 0, year=2027)


@dataclass(frozen=True)
class Situation:
    """What people of one kind attended in 2026, and where that leaves them."""

    state: str
    attended: tuple[str, ...]
    missed: int = 0  # minutes of the general trainings
    since: datetime = SETTLED  # when their license was issued
    art_since: datetime | None = None


SITUATIONS = {
    "All there": Situation("MET", (SECURITY, FIRST, SECOND)),
    "New in December": Situation("MET", (SECURITY, DECEMBER), since=local(12, 4)),
    "New in November": Situation("LISTED", (SECURITY, NOVEMBER), since=local(12, 1)),
    "November and one": Situation("MET", (SECURITY, NOVEMBER, SECOND), since=local(12, 1)),
    "Ten of ninety": Situation("MET", (SECURITY, FIRST, SECOND), missed=10),
    "Eleven of ninety": Situation("LISTED", (SECURITY, FIRST, SECOND), missed=11),
    "Repeated once": Situation("MET", (SECURITY, JULY, FIRST)),
    "Two series": Situation("LISTED", (SECURITY, JULY, NOVEMBER)),
    "Late ART": Situation("LISTED", (SECURITY, FIRST, SECOND, ART_TWO), art_since=local(11, 15)),
    "ART twice": Situation("MET", (SECURITY, FIRST, SECOND, ART_ONE, ART_TWO), art_since=local(11, 15)),
    "No security": Situation("LAPSED", (FIRST, SECOND)),
    "Gone in August": Situation("LEFT", ()),
}  # fmt: skip


class Year(Town):
    """A town with 120 users, whose training year ends tonight."""

    def __init__(self, database: Database) -> None:
        """Settle them, and let the calendar open their cases."""
        super().__init__(database)
        with database.writing() as session:
            self.otter = session.scalars(select(Agency.id).where(Agency.key == "otter-creek-shelter")).one()
            self.there: dict[
                str, list[tuple[int, int]]
            ] = {}  # of each training or series, who was there and what they missed
            for name, each in SITUATIONS.items():
                for number in range(EACH):
                    self._user(session, f"{name} {number}", each)
        self.sweep(local(12, 31, 12))
        with database.writing() as session:  # their licenses ended in the year, and their cases learned of it
            for row in session.scalars(select(License).where(License.username.startswith("gone"))).all():
                row.ended_at = GONE
                learn_about(session, local(12, 31, 12), person_id=row.person_id)

    def _user(self, session: Any, name: str, said: Situation) -> None:
        email = f"{name.lower().replace(' ', '.')}@otter.example"
        person = add_person(session, name, email, session.get(Agency, self.otter), SETTLED)
        held = License(person_id=person.id, agency_id=self.otter, username=email.partition("@")[0], level="agency-staff",
                       art=said.art_since is not None, issued_at=said.since)  # fmt: skip
        session.add(held)
        session.flush()
        since = [(said.since, False), *([(said.art_since, True)] if said.art_since else [])]
        session.add_all(LicenseLevel(license_id=held.id, level="agency-staff", art=art, since=at) for at, art in since)
        for title in said.attended:
            self.there.setdefault(title, []).append((person.id, said.missed))


class Office(Service):
    """A service in that town."""

    settles = Year
    town: Year

    def hold(self, title: str) -> list[int]:
        """Enter a training, or a series with those who are in it, and return its sessions."""
        if title in SERIES:
            return self.hold_series(title)
        topic, held_on, minutes = TRAININGS[title]
        said = {"topic": topic.words, "title": title, "held_on": held_on.isoformat(), "minutes": minutes}
        return [self.dana.post("/api/trainings", said, 201)["training"]["id"]]

    def hold_series(self, title: str) -> list[int]:
        """Enter a series with its sessions and people, and return the sessions."""
        where = f"/api/series/{self.dana.post('/api/series', {'title': title}, 201)['series']['id']}"
        for on in SERIES[title]:
            said = {"title": f"{title}, {on:%B %-d}", "held_on": on.isoformat(), "minutes": 120}
            self.dana.post(f"{where}/sessions", said, 201)
        page = self.dana.post(f"{where}/people", {"people": [person for person, _ in self.town.there[title]]})
        return [each["id"] for each in page["sessions"]]

    def record(self, title: str) -> None:
        """Record who was there, for the whole session in one act."""
        general = title in TRAININGS and TRAININGS[title][0] is Topic.GENERAL
        rows = [{"person": person, "missed": missed if general else 0} for person, missed in self.town.there[title]]
        for each in self.hold(title):
            where = f"/api/trainings/{each}"
            if title not in SERIES:
                self.dana.post(f"{where}/roster", {"people": [row["person"] for row in rows]})
            self.dana.post(f"{where}/attendance", {"rows": rows})


@pytest.fixture(scope="module")
def office() -> Office:
    """Return the desk as the year ended a moment ago."""
    office = Office(local(12, 31, 23))
    for title in office.town.there:
        office.record(title)
    office.clock.move(NEW_YEAR)
    office.beat()
    return office


def all_of(program: Program, path: str) -> list[dict[str, Any]]:
    """Return all items of a list, page by page."""
    page = program.get(f"{path}&limit=200")
    found: list[dict[str, Any]] = page["items"]
    while page["next"]:
        page = program.get(f"{path}&limit=200&cursor={page['next']}")
        found += page["items"]
    return found


def of_year(cases: list[dict[str, Any]], year: int) -> dict[str, dict[str, Any]]:
    """Return the cases of a training year by the name of whoever each is about."""
    begins = f"Training year {year}: "
    return {each["heading"].removeprefix(begins): each for each in cases if each["heading"].startswith(begins)}


def test_the_year_closes_for_120_people_with_the_right_lists(office: Office) -> None:
    ended = of_year(all_of(office.dana, "/api/cases?process=P05"), 2026)
    found = Counter((name.rpartition(" ")[0], case["state"]) for name, case in ended.items())
    assert found == {(name, each.state): EACH for name, each in SITUATIONS.items()}

    deciding = {
        each["heading"].partition(": ")[2]
        for each in all_of(office.dana, "/api/tasks?queue=team&process=P05")
        if each["key"] == "consider"
    }
    assert Counter(name.rpartition(" ")[0] for name in deciding) == {
        name: EACH for name, each in SITUATIONS.items() if each.state == "LISTED"
    }
    assert all_of(office.dana, "/api/cases?process=P19") == []
    licenses = {each["person"]["name"]: each for each in all_of(office.dana, "/api/licenses?")}
    assert {each["status"] for each in licenses.values()} == {"issued", "ended"}
    assert [each for each in licenses.values() if each["bars"]] == []


def test_the_next_year_counts_anew_and_a_missed_security_training_bars_until_there_is_credit(office: Office) -> None:
    cases = all_of(office.dana, "/api/cases?process=P05")
    ended, begun = of_year(cases, 2026), of_year(cases, 2027)
    office.clock.move(local(1, 5, year=2027))
    number, late = begun["New in December 0"]["number"], ended["No security 0"]["number"]
    for title, left in (("One", {"security", "general", "year"}), ("Two", {"security", "year"})):
        held: dict[str, Any] = {"title": title, "held_on": "2027-01-04", "minutes": 60, "missed": 0}
        office.dana.step(number, "record-general", **held)
        assert owed(office, number) == left

    office.dana.step(late, "suspend", suspended_on="2027-01-05")
    (bar,) = bars(office, "No security 0")
    assert datetime.fromisoformat(bar["begun_at"]) == datetime(2027, 1, 1, 5, tzinfo=UTC)
    assert (bar["until"], bar["ended_at"]) == (None, None)
    assert bars(office, "No security 1") == []
    office.clock.move(local(2, 8, year=2027))
    made_up: dict[str, Any] = {"title": "Security", "held_on": "2027-02-08", "minutes": 60, "missed": 0}
    office.dana.step(begun["No security 0"]["number"], "record-security", **made_up)
    (bar,) = bars(office, "No security 0")
    assert bar["ended_at"] is not None
    assert office.dana.get(f"/api/cases/{late}")["state"] == "RETURNING"
    assert owed(office, begun["No security 0"]["number"]) == {"general", "year"}


def owed(office: Office, number: str) -> set[str]:
    """Return what is open in a case."""
    duties = office.dana.get(f"/api/cases/{number}")["duties"]
    return {each["key"] for each in duties if not each["ended"]}


def bars(office: Office, name: str) -> list[dict[str, Any]]:
    """Return what suspends somebody's license."""
    (found,) = [each for each in all_of(office.dana, "/api/licenses?") if each["person"]["name"] == name]
    return list(found["bars"])
