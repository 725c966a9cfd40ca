"""Signing in and out, and setting a password by a link."""

from __future__ import annotations

from http.cookies import SimpleCookie

import pytest

from models.accounts.password_links import password_link
from models.rows.notices import Message
from models.rows.people import Person
from scheduler.clock import WallClock, wall_now
from tests.databases import sqlite
from tests.passwords import give_password
from tests.web.apps import AppOf
from tests.web.pages.desks import Office
from tests.web.pages.forms import form_of
from tests.web.registries.desks import Answer, Browser
from web.bootstrap import assemble
from web.cookies import SESSION
from web.settings import Settings
from workflows.law.policy import FIRST_EDITION

ADDRESS, SECRET = "nora.feld@desk.example", "a long enough sentence"


@pytest.fixture
def office() -> Office:
    """Return a desk whose director has a password."""
    made = Office()
    with made.database.writing() as session:
        give_password(session, made.town.nora.id, SECRET)
    return made


def sign_in(browser: Browser, status: int = 303, place: str = "/sign-in", **typed: str) -> Answer:
    """Fill in the sign-in form and send it."""
    form = form_of(browser.get(place).html, "/sign-in")
    fields = form.filled(**{"email": ADDRESS, "password": SECRET, **typed})
    response = browser.client.post("/sign-in", data=fields, follow_redirects=False)
    assert response.status_code == status, response.text[-500:]
    return Answer(response.status_code, response.text, response.headers.get("location", ""), response.headers)


def test_who_signs_in_gets_to_the_page_asked_for(office: Office) -> None:
    nobody = office.browser(None)
    asked = nobody.get(f"{office.case}?from=mail", 303)
    assert asked.place == f"/sign-in?next=/cases/{office.number}%3Ffrom%3Dmail"
    there = sign_in(nobody, place=asked.place)
    assert there.place == f"{office.case}?from=mail"
    assert "What happens next" in nobody.get(there.place).words


def test_every_sign_in_has_a_secret_of_its_own(office: Office) -> None:
    browser = office.browser(None)
    browser.client.cookies.set(SESSION, "planted", domain="testserver.local")
    sign_in(browser)
    first = browser.client.cookies[SESSION]
    sign_in(browser)
    assert len({"planted", first, browser.client.cookies[SESSION]}) == 3


def test_the_cookie_of_a_session_is_out_of_reach_of_scripts_and_other_sites(office: Office) -> None:
    house = assemble(Settings(url="https://desk.example", secret="s" * 32), office.database, office.house.clock)
    browser = Browser(house, AppOf(house), None)
    browser.client.base_url = "https://testserver.local"
    headers = sign_in(browser).headers
    said = next(each for each in headers.get_list("set-cookie") if each.startswith(f"__Host-{SESSION}="))
    cookie = SimpleCookie(said)[f"__Host-{SESSION}"]
    assert (cookie["httponly"], cookie["secure"], cookie["samesite"], cookie["path"]) == (True, True, "lax", "/")
    assert cookie["domain"] == ""
    assert "Inbox" in browser.get("/inbox").words


def test_a_wrong_password_and_an_unknown_address_are_told_apart_by_nobody(office: Office) -> None:
    wrong = sign_in(office.browser(None), 422, password="something else entirely").words
    unknown = sign_in(office.browser(None), 422, email="nobody@desk.example").words
    assert "The address or the password is wrong" in wrong
    assert wrong == unknown


def test_three_wrong_passwords_lock_an_address_whoever_has_it_and_a_link_is_the_way_back(office: Office) -> None:
    browser = office.browser(None)
    for email in (ADDRESS, "nobody@desk.example"):
        for _ in range(FIRST_EDITION.lockout_attempts):
            wrong = sign_in(browser, 422, email=email, password="something else entirely")
            assert "After three wrong passwords in a row you sign in by a link that we email you." in wrong.words
    known, unknown = sign_in(browser, 429), sign_in(browser, 429, email="nobody@desk.example")
    assert "it works at once" in known.words
    assert '<a href="/forgot">' in known.html
    assert known.words == unknown.words
    with office.database.writing() as session:
        link = f"/welcome/{password_link(session, session.get_one(Person, office.town.nora.id), wall_now())}"
    form = form_of(browser.get(link).html, link).filled(password="seven herons over the lake")
    assert browser.client.post(link, data=form, follow_redirects=False).headers["location"] == "/inbox"
    assert sign_in(office.browser(None), password="seven herons over the lake").place == "/inbox"


@pytest.mark.parametrize(
    "place", ["https://elsewhere.example/", "//elsewhere.example", "/\\elsewhere.example", "javascript:1"]
)
def test_nobody_is_sent_elsewhere_after_signing_in(office: Office, place: str) -> None:
    browser = office.browser(None)
    form = form_of(browser.get("/sign-in").html, "/sign-in")
    fields = {**form.filled(email=ADDRESS, password=SECRET), "next": [place]}
    assert browser.client.post("/sign-in", data=fields, follow_redirects=False).headers["location"] == "/inbox"


def test_who_signs_out_is_out_even_with_the_old_cookie(office: Office) -> None:
    browser = office.browser(None)
    sign_in(browser)
    secret = browser.client.cookies[SESSION]
    assert browser.post("/sign-out").place == "/sign-in"
    browser.client.cookies.set(SESSION, secret, domain="testserver.local")
    assert browser.get("/inbox", 303).place.startswith("/sign-in")


def test_a_form_without_its_token_changes_nothing_and_says_what_to_do(office: Office) -> None:
    response = office.dana.client.post(f"{office.case}/add/note", data={"note": "x"}, follow_redirects=False)
    assert response.status_code == 403
    assert "This page was open too long" in response.text
    assert "Note by" not in office.dana.get(office.case).words


def test_a_token_of_an_earlier_start_of_the_desk_is_taken_away_so_that_the_next_page_works(office: Office) -> None:
    browser = office.dana
    browser.client.cookies.set("desk-form", "of an earlier start", domain="testserver.local")
    refused = browser.client.post("/me", data={"_csrf_token": "of an earlier start"}, follow_redirects=False)
    assert refused.status_code == 403
    assert 'desk-form=""' in refused.headers["set-cookie"]


def test_the_token_of_the_forms_is_another_one_after_signing_in(office: Office) -> None:
    browser = office.browser(None)
    browser.get("/sign-in")
    before = browser.client.cookies["desk-form"]
    sign_in(browser)
    after = browser.client.cookies["desk-form"]
    assert before != after
    form = form_of(browser.get("/me/password").html, "/me/password")
    assert form.fields["_csrf_token"] == [after]
    stale = browser.client.post("/me", data={"_csrf_token": before, "colors": "dark"}, follow_redirects=False)
    assert stale.status_code == 403


def test_who_is_not_signed_in_signs_out_without_an_error(office: Office) -> None:
    browser = office.browser(None)
    browser.client.cookies.set(SESSION, "of nobody", domain="testserver.local")
    answer = browser.client.post("/sign-out", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in")


def test_who_posts_after_the_session_ended_comes_back_to_the_case(office: Office) -> None:
    token = form_of(office.browser(None).get("/sign-in").html, "/sign-in")
    browser = office.browser(None)
    form = form_of(browser.get("/sign-in").html, "/sign-in")
    asked = browser.client.post(f"{office.case}/waive", data=form.fields, follow_redirects=False)
    assert token.fields["next"] == ["/inbox"]
    assert asked.headers["location"] == f"/sign-in?next=/cases/{office.number}"


def test_a_link_sets_a_password_once_and_signs_in(office: Office) -> None:
    with office.database.writing() as session:
        secret = password_link(session, session.get_one(Person, office.town.jo.id), wall_now())
    browser, page = office.browser(None), f"/welcome/{secret}"
    short = browser.client.post(page, data=form_of(browser.get(page).html, page).filled(password="short"))
    assert (short.status_code, "at least 12 characters" in short.text) == (422, True)
    form = form_of(browser.get(page).html, page).filled(password="my very own sentence")
    assert browser.client.post(page, data=form, follow_redirects=False).headers["location"] == "/inbox"
    assert "Inbox" in browser.get("/inbox").words
    assert "This link was used already" in office.browser(None).get(page, 404).words


def test_the_colors_are_kept_in_a_cookie(office: Office) -> None:
    assert office.dana.post("/me", {"colors": "dark", "back": "/cases"}).place == "/cases"
    assert '<html lang="en-US" data-theme="dark">' in office.dana.get("/cases").html
    office.dana.post("/me", {"colors": "device"})
    assert "data-theme=" not in office.dana.get("/cases").html.partition("<body")[0]


def test_who_forgot_the_password_gets_one_link_and_nobody_learns_who_is_known(office: Office) -> None:
    def ask(email: str) -> str:
        browser = office.browser(None)
        form = form_of(browser.get("/forgot").html, "/forgot").filled(email=email)
        return browser.client.post("/forgot", data=form).text.replace(email.lower(), "ADDRESS").partition("<main")[2]

    known, again, unknown = ask(ADDRESS), ask(ADDRESS.upper()), ask("nobody@desk.example")
    assert "No email leaves this desk." in known
    assert known == again == unknown
    with office.database.reading() as session:
        written = list(session.query(Message).filter_by(person_id=office.town.nora.id))
    assert len(written) == 1
    secret = written[0].text.partition("/welcome/")[2].split(maxsplit=1)[0]
    assert "Welcome, Nora Feld" in office.browser(None).get(f"/welcome/{secret}").words


def test_an_address_is_asked_for(office: Office) -> None:
    browser = office.browser(None)
    form = form_of(browser.get("/forgot").html, "/forgot").filled()
    assert "Enter your email address" in browser.client.post("/forgot", data=form).text


def test_what_somebody_looked_for_is_gone_with_the_signing_out(office: Office) -> None:
    office.dana.get("/inbox?q=barlow")
    assert "barlow" in office.dana.client.cookies["desk-queue"]
    office.dana.post("/sign-out")
    assert "desk-queue" not in office.dana.client.cookies


@pytest.mark.parametrize("host", ["", "mail.example.org"])
def test_a_desk_says_that_it_emailed_a_link_where_mail_leaves_it_and_else_whom_to_ask(host: str) -> None:
    settings = Settings(url="http://desk.example", smtp_host=host)
    browser = Browser(assembled := assemble(settings, sqlite(), WallClock()), AppOf(assembled), None)
    asks = browser.get("/forgot")
    assert ("No email leaves this desk." in asks.words) is not bool(host)
    assert ("We email you a link" in asks.words) is bool(host)
