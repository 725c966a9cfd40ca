"""A date that carries an hour is said with its hour and its zone, on pages and over the API; a date that is a day, without."""

from __future__ import annotations

from typing import Any

import pytest

from models.accounts.tokens_and_feeds import create_token
from models.rows.people import Person
from scheduler.clock import wall_now
from tests.desks import local
from tests.models.test_departures import LEAVES, Leaving
from tests.web.registries.desks import Desk

THURSDAY = "2026-03-19T17:00:00-04:00"  # the hours of the notice end on Saturday at five


class Shelter(Desk):
    """A practice desk at which Ned leaves."""

    settles = Leaving
    town: Leaving

    def asked(self, path: str) -> Any:
        """Return what the API answers to ICA."""
        with self.database.writing() as session:
            token = create_token(session, session.get_one(Person, self.town.dana.id), "test", wall_now())
        return self.dana.client.get(path, headers={"Authorization": f"Bearer {token}"}).json()


@pytest.fixture
def desk() -> Shelter:
    return Shelter()


def heard(desk: Shelter) -> str:
    """Let ICA hear on Friday that Ned left on Thursday at five; the agency has until Saturday at five."""
    facts = {**LEAVES, "last_need": THURSDAY, "source": "elsewhere", "told_on": "2026-03-20"}
    return desk.town.notice(desk.town.dana, local(3, 20, 0), **facts)


def test_the_case_page_and_the_inbox_say_the_hour_and_the_zone(desk: Shelter) -> None:
    number = heard(desk)
    helen = desk.browser(desk.town.helen)
    page, inbox = (helen.get(path).words.replace("\xa0", " ") for path in (f"/cases/{number}", "/inbox"))
    assert "You have until Saturday, March 21, 5 p.m. Eastern time to tell ICA" in page
    assert "Last moment of need Thursday, March 19, 2026, 5 p.m. Eastern time" in page
    assert "In time until 5 p.m. Eastern time" in page
    assert "Sat, Mar 21, 5 p.m. Eastern time counts" in page
    assert "Sat, Mar 21, 5 p.m. Eastern time" in inbox


def test_the_api_says_the_hour_and_the_zone_of_one_date_and_the_mere_day_of_the_other(desk: Shelter) -> None:
    number = heard(desk)
    (duty,) = desk.asked(f"/api/cases/{number}")["duties"]
    assert (duty["due"], duty["due_on"], duty["due_at"]) == (
        "2026-03-21T17:00:00-04:00", "2026-03-21", "2026-03-21T21:00:00Z")  # fmt: skip
    request = desk.town.request(desk.town.tess)
    (answer,) = desk.asked(f"/api/cases/{request}")["duties"]
    assert answer["due"] == answer["due_on"]
    listed = {task["case"]: task["due"] for task in desk.asked("/api/tasks?queue=all")["items"]}
    assert listed == {number: duty["due"], request: answer["due"]}
