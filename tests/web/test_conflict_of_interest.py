"""A conflict of interest on pages, in searches and over the API: to whom it is about, and to other agencies, it is not there."""

from __future__ import annotations

import re
from typing import Any

import pytest

from models.accounts.tokens_and_feeds import create_token
from models.rows.people import Person
from scheduler.clock import wall_now
from tests.desks import local
from tests.models.complaining import IDA
from tests.models.conflict_of_interest.colleagues import ARRANGED, DISCLOSED, INFRACTION, SUSPECTED, TESS, Colleagues
from tests.web.pages.forms import form_of
from tests.web.registries.desks import Desk

PAGES = ("/inbox", "/inbox?q=conflict", "/inbox?queue=team", "/inbox?queue=done", "/cases", "/cases?process=P09",
         "/cases?q={number}", "/cases?q=conflict", "/cases?q=Tess", "/people/{subject}", "/me", "/mailbox?whose=mine")  # fmt: skip
CALLS = ("/api/cases", "/api/cases?q={number}", "/api/cases?process=P09", "/api/tasks?queue=all",
         "/api/tasks?queue=team", "/api/notices")  # fmt: skip
TO_ICA: dict[str, Any] = {**DISCLOSED, "recipient": "the System Administrator at ICA"}


class Shelter(Desk):
    """A practice desk on which conflicts of interest are recorded."""

    settles = Colleagues
    town: Colleagues

    def headers(self, name: str) -> dict[str, str]:
        """Return what somebody's program sends."""
        viewer = getattr(self.town, name)
        with self.database.writing() as session:
            return {
                "Authorization": f"Bearer {create_token(session, session.get_one(Person, viewer.id), 'test', wall_now())}"
            }


@pytest.fixture
def desk() -> Shelter:
    return Shelter()


@pytest.mark.parametrize("name", ["tess", "omar"])
@pytest.mark.parametrize("facts", [DISCLOSED, TO_ICA, SUSPECTED])
def test_an_administrator_who_is_the_one_in_conflict_and_one_of_another_agency_find_it_nowhere(
    desk: Shelter, name: str, facts: dict[str, Any]
) -> None:
    number = desk.town.record(facts, desk.town.dana, user=TESS)
    browser, headers = desk.browser(getattr(desk.town, name)), desk.headers(name)
    said = {"number": number, "subject": getattr(desk.town, name).id}
    for page in PAGES:
        answer = browser.get(page.format(**said))
        assert f"/cases/{number}" not in answer.html, page
        assert "onflict of interest: Tess" not in answer.words, page
    for call in CALLS:
        reply = browser.client.get(call.format(**said), headers=headers)
        assert number not in reply.text.replace(f"q={number}", ""), call
    assert browser.get(f"/cases/{number}", 404).words == browser.get("/cases/26-999999999", 404).words
    task = next(iter(desk.town.open_duties(number).values())).id
    for path, body in (
        (f"/api/cases/{number}/steps/arrange", {"facts": ARRANGED}),
        (f"/api/cases/{number}/notes", {"note": "Hello"}),
        (f"/api/tasks/{task}/claim", {}),
    ):
        assert browser.client.post(path, json=body, headers=headers).status_code == 404
    assert browser.client.get(f"/api/cases/{number}", headers=headers).status_code == 404


def test_who_disclosed_it_to_is_who_sees_it(desk: Shelter) -> None:
    number = desk.town.record(DISCLOSED)
    assert "Disclosed conflict of interest: Ida Cole" in desk.tess.get(f"/cases/{number}").words
    assert f"Arrange who works on the record instead {number}" in desk.tess.get("/inbox").words
    assert desk.browser(desk.town.ida).get(f"/cases/{number}", 404).status == 404


def test_an_administrator_who_suspects_somebody_gets_a_number_and_no_page(desk: Shelter) -> None:
    form = form_of(desk.tess.get("/start/P09").html, "/start/P09")
    typed = {key: value for key, value in SUSPECTED.items() if isinstance(value, str) and key != "known_on"}
    day = {"known_on-m": "3", "known_on-d": "2", "known_on-y": "2026"}
    page = desk.tess.post("/start/P09", form.filled(**{**typed, **day}), 201)
    assert "ICA takes it from here, and you will not see the case in the desk" in page.words
    number = re.search(r"26-\d+", page.words)
    assert number
    assert desk.tess.get(f"/cases/{number[0]}", 404).status == 404
    assert "Suspected conflict of interest: Ida Cole" in desk.dana.get(f"/cases/{number[0]}").words


def test_the_form_says_who_is_family_and_asks_for_nobody_s_client_number(desk: Shelter) -> None:
    words = desk.tess.get("/start/P09").words
    assert "Immediate family: spouse or partner, parent, child, sibling, and household member" in words
    assert "Name no client, and give no client's number" in words
    assert "client number" not in words


def test_an_infraction_is_shown_to_ica_alone(desk: Shelter) -> None:
    number = desk.town.record(SUSPECTED, desk.town.dana, user=IDA)
    desk.town.do(number, desk.town.dana, "audit", local(3, 5), **INFRACTION)
    words = desk.dana.get(f"/cases/{number}").words
    assert "Suspected conflict of interest: Ida Cole" in words
    assert "Decide whether the infraction becomes a violation case" in words
    for viewer in (desk.town.tess, desk.town.helen, desk.town.ida, desk.town.adele, desk.town.omar):
        assert desk.browser(viewer).get(f"/cases/{number}", 404).status == 404
