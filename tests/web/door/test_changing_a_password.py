"""Changing one's own password, and what ends with the old one."""

from __future__ import annotations

import re

import pytest

from models.rows.notices import Message
from models.rows.people import Person
from tests.passwords import give_password
from tests.web.pages.desks import Office
from tests.web.pages.forms import form_of
from tests.web.registries.desks import Answer, Browser
from workflows.law.policy import FIRST_EDITION

PRESENT, NEW = "seven herons over the lake", "nine otters under the bridge"
PAGE = "/me/password"


@pytest.fixture
def office() -> Office:
    """Return a desk where Tess has a password."""
    made = Office()
    with made.database.writing() as session:
        give_password(session, made.town.tess.id, PRESENT)
    return made


def change(browser: Browser, status: int = 303, present: str = PRESENT, password: str = NEW) -> Answer:
    """Fill in the form and send it."""
    fields = form_of(browser.get(PAGE).html, PAGE).filled(present=present, password=password)
    response = browser.client.post(PAGE, data=fields, follow_redirects=False)
    assert response.status_code == status, response.text[-500:]
    return Answer(response.status_code, response.text, response.headers.get("location", ""), response.headers)


def test_ones_own_page_leads_to_the_form_and_the_form_says_what_ends(office: Office) -> None:
    assert f'href="{PAGE}"' in office.tess.get("/me").html
    words = office.tess.get(PAGE).words
    assert "All your other browsers are signed out" in words
    assert "12 to 128 characters" in words


def test_a_browser_fills_in_the_present_password_and_cuts_off_nothing(office: Office) -> None:
    html = office.tess.get(PAGE).html
    assert re.search(r'name="present" autocomplete="current-password"', html)
    assert re.search(r'name="password" autocomplete="new-password"', html)
    assert "maxlength" not in html.partition("<main")[2]


def test_a_new_password_leaves_one_browser_signed_in_and_its_owner_hears_of_it(office: Office) -> None:
    other = office.browser(office.town.tess)
    old = office.tess.client.cookies["desk"]
    there = change(office.tess)
    assert "Your password is changed" in office.tess.get(there.place).words
    assert office.tess.client.cookies["desk"] != old
    assert other.get("/inbox", 303).place.startswith("/sign-in")
    with office.database.reading() as session:
        (mail,) = session.query(Message).filter_by(subject="Your password for the HMIS Desk was changed")
    assert mail.address == "tess.barlow@desk.example"
    assert "Forgot your password?" in mail.text


def test_tokens_and_the_calendar_end_with_the_old_password(office: Office) -> None:
    shown = office.tess.post("/me/tokens", {"name": "Report", "areas": "registries"}, 200).words
    token = re.search(r"desk_[\w-]+", shown)
    feed = re.search(r"/feed/\S+\.ics", office.tess.post("/me/feed", status=200).words)
    assert token
    assert feed
    bearer, nobody = {"Authorization": f"Bearer {token[0]}"}, office.browser(None)
    assert nobody.client.get("/api/agencies", headers=bearer).status_code == 200
    change(office.tess)
    assert nobody.client.get("/api/agencies", headers=bearer).status_code == 401
    assert nobody.get(feed[0], 404).status == 404
    assert "Report" not in office.tess.get("/me").words


def test_a_wrong_present_password_counts_as_at_the_door(office: Office) -> None:
    for _ in range(FIRST_EDITION.lockout_attempts):
        words = change(office.tess, 422, present="something else").words
        assert "This is not your present password" in words
    assert "Ask for a link and set a new password" in change(office.tess, 422).words
    with office.database.reading() as session:
        before = session.get_one(Person, office.town.tess.id).password_hash
    with office.database.writing() as session:
        give_password(session, office.town.tess.id, PRESENT)
        assert before
    assert office.tess.get("/inbox").status == 200


@pytest.mark.parametrize(
    ("present", "password", "said"),
    [
        ("", NEW, "Enter your present password"),
        (PRESENT, "", "A password has at least 12 characters"),
        (PRESENT, "short", "A password has at least 12 characters"),
        (PRESENT, "a" * 129, "this one has 129"),
        (PRESENT, " " * 20, "A password of spaces alone is none"),
        (PRESENT, PRESENT, "You had this password before"),
        (PRESENT, "the barlow family farm", "without your name or your email address"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field_and_nothing_changes(
    office: Office, present: str, password: str, said: str
) -> None:
    refused = change(office.tess, 422, present, password)
    assert said in refused.words
    assert not password or password not in refused.html
    assert change(office.tess).place == "/me"


def test_a_password_with_spaces_around_it_is_kept_as_it_was_typed(office: Office) -> None:
    change(office.tess, password=f" {NEW} ")
    nobody = office.browser(None)
    for password, status in ((NEW, 422), (f" {NEW} ", 303)):
        fields = form_of(nobody.get("/sign-in").html, "/sign-in").filled(
            email="tess.barlow@desk.example", password=password
        )
        assert nobody.client.post("/sign-in", data=fields, follow_redirects=False).status_code == status
