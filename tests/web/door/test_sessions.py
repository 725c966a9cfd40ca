"""Browser sessions: where one is signed in, and how they end."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import update

from models.accounts.sessions import NOTED, sessions_of
from models.rows.accounts import SignIn
from scheduler.clock import wall_now
from tests.passwords import give_password
from tests.web.pages.desks import Office
from tests.web.pages.forms import form_of
from tests.web.registries.desks import Browser
from web.pages.account.browsers import browser_words

SECRET = "seven herons over the lake"
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"


@pytest.fixture
def office() -> Office:
    """Return a desk where Dana has a password, signed in nowhere."""
    made = Office()
    with made.database.writing() as session:
        give_password(session, made.town.dana.id, SECRET)
        session.query(SignIn).delete()
    return made


def signed_in(office: Office, name: str = FIREFOX) -> Browser:
    """Return a browser of Dana's that calls itself so."""
    browser = office.browser(None)
    browser.client.headers["user-agent"] = name
    fields = form_of(browser.get("/sign-in").html, "/sign-in").filled(
        email="dana.whitcomb@desk.example", password=SECRET
    )
    assert browser.client.post("/sign-in", data=fields, follow_redirects=False).status_code == 303
    return browser


def seen(office: Office, ago: timedelta) -> None:
    """Let every session have been seen last some time ago."""
    with office.database.writing() as session:
        session.execute(update(SignIn).values(seen_at=wall_now() - ago))


def ages(office: Office) -> list[timedelta]:
    """Return how long ago each session was seen."""
    with office.database.reading() as session:
        return [wall_now() - row.seen_at for row in sessions_of(session, office.town.dana.id, wall_now())]


def test_ones_own_page_says_where_one_is_signed_in(office: Office) -> None:
    browser = signed_in(office)
    signed_in(
        office, "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605 Version/19.0 Safari/604.1"
    )
    words = browser.get("/me").words
    assert "Firefox on Windows (this browser)" in words
    assert "Safari on an iPhone" in words
    assert "signed in" in words
    assert "last seen" in words


def test_one_browser_is_signed_out_and_nobody_elses(office: Office) -> None:
    here, there = signed_in(office), signed_in(office)
    with office.database.reading() as session:
        newest, oldest = sessions_of(session, office.town.dana.id, wall_now())
    tess = office.browser(office.town.tess)
    tess.post(f"/me/sessions/{newest.id}/end", status=404)
    assert "That browser is signed out." in here.told(f"/me/sessions/{newest.id}/end")
    assert there.get("/inbox", 303).place.startswith("/sign-in")
    assert here.get("/inbox").status == 200
    assert oldest.id != newest.id


def test_all_browsers_are_signed_out_at_once(office: Office) -> None:
    here, there = signed_in(office), signed_in(office)
    asked = here.post("/me/sessions/end")
    assert asked.place == "/sign-in"
    assert "You are signed out everywhere." in here.get("/sign-in").html
    for each in (here, there):
        assert each.get("/inbox", 303).place.startswith("/sign-in")


def test_a_session_in_which_nobody_does_anything_ends_and_says_so(office: Office) -> None:
    browser = signed_in(office)
    seen(office, timedelta(minutes=59))
    assert browser.get("/inbox").status == 200
    seen(office, timedelta(minutes=60))
    asked = browser.get("/inbox", 303)
    assert "You were signed out, because you opened no page for one hour." in browser.get(asked.place).words


def test_a_session_ends_in_any_case_after_some_hours(office: Office) -> None:
    browser = signed_in(office)
    with office.database.writing() as session:
        session.execute(update(SignIn).values(expires_at=wall_now()))
    asked = browser.get("/inbox", 303)
    assert "because you signed in more than 12 hours ago" in browser.get(asked.place).words


def test_that_somebody_was_seen_is_written_down_now_and_then_only(office: Office) -> None:
    browser = signed_in(office)
    seen(office, NOTED - timedelta(minutes=1))
    browser.get("/inbox")
    assert ages(office)[0] > timedelta(minutes=3)
    seen(office, NOTED)
    browser.get("/inbox")
    assert ages(office)[0] < timedelta(minutes=1)


def test_a_form_that_is_sent_counts_as_being_seen(office: Office) -> None:
    browser = signed_in(office)
    page = browser.get("/me").html
    seen(office, NOTED)
    browser.client.post("/me/mail", data=form_of(page, "/me/mail").fields, follow_redirects=False)
    assert ages(office)[0] < timedelta(minutes=1)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        (FIREFOX, "Firefox on Windows"),
        ("Mozilla/5.0 (X11; CrOS x86_64) AppleWebKit/537 Chrome/140.0 Safari/537", "Chrome on a Chromebook"),
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537 Chrome/140.0 Safari/537 Edg/140.0", "Edge on Windows"),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 15) AppleWebKit/605 Version/19 Safari/605", "Safari on a Mac"),
        ("curl/8", "A browser"),
        ("<script>", "A browser"),
    ],
)
def test_a_browser_is_called_as_people_know_it(name: str, words: str) -> None:
    assert browser_words(name) == words
