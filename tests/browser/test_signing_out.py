"""Who signs out in a browser is out, with JavaScript or without, and whoever changes a password stays in."""

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.running import PASSWORD, Desk, running
from tests.browser.seats import Mouse
from tests.browser.test_double_click import Plain

NEW = "nine otters under the bridge"


def sign_out(seat: Mouse) -> None:
    """Choose it in one's own menu."""
    seat.page.locator("details.me > summary").click()
    seat.page.get_by_role("button", name="Sign out", exact=True).click()
    expect(seat.page.get_by_role("heading", name="Sign in", exact=True)).to_be_visible()


@pytest.mark.parametrize("kind", [Mouse, Plain])
def test_a_password_is_changed_and_is_the_one_to_sign_in_with(kind: type[Mouse], browser: Browser) -> None:
    with running() as desk:
        seat = kind(desk, browser, "tess.barlow@desk.example")
        page = seat.page
        page.goto(f"{desk.url}/me")
        page.get_by_role("link", name="Change your password").first.click()
        page.get_by_label("Your present password").fill(PASSWORD)
        page.get_by_label("Your new password").fill(NEW)
        page.get_by_role("button", name="Change your password").click()
        expect(page.get_by_text("Your password is changed.")).to_be_visible()
        sign_out(seat)
        _sign_in(seat, desk, PASSWORD)
        expect(page.get_by_role("alert")).to_contain_text("The address or the password is wrong")
        _sign_in(seat, desk, NEW)
        expect(page.get_by_role("heading", name="Inbox")).to_be_visible()


def _sign_in(seat: Mouse, desk: Desk, password: str) -> None:
    seat.page.goto(f"{desk.url}/sign-in")
    seat.page.get_by_label("Email address").fill("tess.barlow@desk.example")
    seat.page.get_by_label("Password").fill(password)
    seat.page.get_by_role("button", name="Sign in").click()
