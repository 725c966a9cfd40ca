"""One's own page: the private calendar, and the tokens of one's programs."""

import re
from dataclasses import replace

from models.access.rulebook import Rulebook
from tests.databases import sqlite
from tests.desks import local
from tests.web.registries.desks import Browser, Desk
from workflows.manual.people.onboarding import PROCESS


def feed_of(browser: Browser) -> str:
    shown = browser.post("/me/feed", status=200).words
    found = re.search(r"http://desk\.example(/feed/\S+\.ics)", shown)
    assert found
    return found[1]


def reviewed(desk: Desk) -> str:
    number = desk.town.ask(local(3, 2))
    desk.town.do(number, desk.town.dana, "begin-series", local(3, 2), begun_on="2026-03-02")
    desk.town.do(number, desk.town.jo, "submit", local(3, 16), work="Done.")
    return number


def test_ones_own_page_shows_who_one_is() -> None:
    words = Desk().tess.get("/me").words
    assert "Tess Barlow tess.barlow@desk.example Otter Creek Shelter" in words
    assert "Your roles Agency Administrator, Otter Creek Shelter" in words


def test_the_private_calendar_has_a_secret_address_that_needs_no_session() -> None:
    desk = Desk()
    number = reviewed(desk)
    path = feed_of(desk.dana)
    answer = desk.browser(None).get(path)
    assert answer.headers["content-type"].startswith("text/calendar")
    text = answer.html.replace("\r\n ", "")
    assert "Review Jo Tran's homework" in text
    assert number in text
    assert "20260321" in text
    assert path not in desk.dana.get("/me").html


def test_a_new_address_ends_the_old_one_and_the_calendar_can_be_ended() -> None:
    desk = Desk()
    old = feed_of(desk.dana)
    new = feed_of(desk.dana)
    nobody = desk.browser(None)
    assert nobody.get(old, 404).status == 404
    assert nobody.get(new).status == 200
    assert nobody.get(new.removesuffix(".ics"), 404).status == 404
    assert "is turned off" in desk.dana.told("/me/feed/end")
    assert nobody.get(new, 404).status == 404


def test_the_calendar_of_a_confidential_case_shows_a_number_and_nothing_else() -> None:
    secret = replace(PROCESS, confidential=True)
    desk = Desk(database=sqlite(Rulebook({"P03": secret})))
    number = reviewed(desk)
    text = desk.browser(None).get(feed_of(desk.dana)).html.replace("\r\n ", "")
    assert f"Case {number}" in text
    assert "Jo Tran" not in text
    assert "homework" not in text


def test_a_person_who_left_has_no_calendar() -> None:
    desk = Desk()
    path = feed_of(desk.tess)
    desk.dana.post(f"{desk.path_of(desk.town.tess)}/left")
    assert desk.browser(None).get(path, 404).status == 404


def test_a_token_is_shown_once_and_works_until_it_is_revoked() -> None:
    desk = Desk()
    shown = desk.tess.post("/me/tokens", {"name": "Monthly report", "areas": "registries"}, 200)
    token = re.search(r"desk_[\w-]+", shown.words)
    assert token
    call = desk.browser(None).client
    bearer = {"Authorization": f"Bearer {token[0]}"}
    assert call.get("/api/agencies", headers=bearer).status_code == 200
    page = desk.tess.get("/me")
    assert "Monthly report" in page.words
    assert token[0] not in page.html
    revoke = re.search(r'action="(/me/tokens/\d+/revoke)"', page.html)
    assert revoke
    assert desk.dana.post(revoke[1], status=404).status == 404
    assert "no longer works" in desk.tess.told(revoke[1])
    assert call.get("/api/agencies", headers=bearer).status_code == 401


def test_a_token_needs_a_name_of_its_own() -> None:
    desk = Desk()
    assert (
        "Enter what the token is for" in desk.tess.post("/me/tokens", {"name": " ", "areas": "registries"}, 422).words
    )
    desk.tess.post("/me/tokens", {"name": "Report", "areas": "registries"}, 200)
    page = desk.tess.post("/me/tokens", {"name": "Report", "areas": "registries"}, 422)
    assert "a token of this name already" in page.words
    assert page.value("name") == "Report"
