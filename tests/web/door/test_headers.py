"""What every answer says to browsers."""

from __future__ import annotations

from typing import Any

import pytest

from tests.web.apps import AppOf
from tests.web.pages.desks import Office
from tests.web.registries.desks import Browser
from web.bootstrap import assemble
from web.settings import Settings

PLACES = [
    ("/inbox", 200), ("/sign-in", 200), ("/", 302), ("/cases/26-00000", 404), ("/nowhere", 404), ("/api/tasks", 401),
    ("/schema/openapi.json", 200), ("/healthz", 200), ("/static/desk.css", 200), ("/feed/none.ics", 404),
]  # fmt: skip


@pytest.fixture(scope="module")
def office() -> Office:
    """Return a desk; it is only looked at."""
    return Office()


def headers_of(browser: Browser, place: str) -> Any:
    return browser.client.get(place, follow_redirects=False).headers


@pytest.mark.parametrize("place", [place for place, _ in PLACES])
def test_every_answer_tells_browsers_to_guess_nothing_and_to_show_it_in_no_frame(office: Office, place: str) -> None:
    headers = headers_of(office.dana, place)
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] in {"same-origin", "no-referrer"}
    assert "frame-ancestors" in headers["content-security-policy"]
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert ("no-store" in headers.get("cache-control", "")) != place.startswith("/static/")
    assert "strict-transport-security" not in headers


def test_a_form_that_is_refused_and_a_redirect_say_so_too(office: Office) -> None:
    for answer in (
        office.dana.client.post("/me", data={"colors": "dark"}, follow_redirects=False),
        office.browser(None).client.get("/inbox", follow_redirects=False),
        office.browser(None).client.post("/api/tasks/1/claim", follow_redirects=False),
    ):
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["cache-control"] == "no-store"


def test_over_https_browsers_are_told_to_stay_there_and_cookies_are_bound_to_the_host(office: Office) -> None:
    house = assemble(Settings(url="https://desk.example", secret="s" * 32), office.database, office.house.clock)
    browser = Browser(house, AppOf(house), None)
    browser.client.base_url = "https://testserver.local"
    for place in ("/sign-in", "/api/tasks", "/inbox", "/static/desk.css"):
        assert headers_of(browser, place)["strict-transport-security"] == "max-age=31536000"
    assert list(browser.client.cookies) == ["__Host-desk-form"]
