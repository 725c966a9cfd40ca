"""The story of onboarding in a real browser, moving the practice clock: by mouse, and by keyboard without JavaScript."""

import re

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.running import running
from tests.browser.seats import Keyboard, Mouse
from tests.desks import JO

REQUEST = {
    "Agency": "Otter Creek Shelter",
    "Name of the new user": "Jo Tran",
    "Email address": JO,
    "Paid staff": "check",
    "at least 18": "yes",
    "authorizes the person": "yes",
    "Access level wanted": "Case Manager II",
}
SESSION = {"Session": "Intake", "Held on": "March 2", "Length, in minutes": "60", "Minutes missed": "10"}
SECURITY = {"Held on": "April 1", "Length, in minutes": "180", "Minutes missed": "18"}
AGREED = {
    "I have read the User Agreement": "yes",
    "I will not change my own HMIS record": "yes",
    "Your full name, as your signature": "Jo Tran",
}
NOTICED = {"I have received a copy of the privacy notice": "yes", "Your full name, as your signature": "Jo Tran"}
LEVEL = {"Access level": "Case Manager II", "Agency provider": "Otter Creek", "The person knows the agency": "yes"}


def ask(tess: Mouse) -> str:
    """Request a license for Jo Tran, and return the case's number."""
    tess.page.goto(f"{tess.desk.url}/start/P03")
    tess.send("Request a license", REQUEST)
    tess.page.wait_for_url(re.compile(r"/cases/\d\d-\d+"))
    return re.split(r"[?#]", tess.page.url.split("/cases/")[1])[0]


def begin(dana: Mouse, number: str) -> None:
    """Begin the series, and record that Jo attended the first session."""
    dana.open(number)
    dana.send("Begin the training series", {"First session begun": "March 2"})
    expect(dana.page.locator(".steps [aria-current=step]")).to_contain_text("Training")
    dana.send("Record a session", SESSION)


@pytest.mark.parametrize("seat", [Mouse, Keyboard])
def test_a_trainee_becomes_a_licensed_user(browser: Browser, seat: type[Mouse]) -> None:
    with running() as desk:
        tess = seat(desk, browser, "tess.barlow@desk.example")
        number = ask(tess)
        dana = seat(desk, browser, "dana.whitcomb@desk.example")
        begin(dana, number)
        dana.pass_days(16)
        dana.page.goto(f"{desk.url}/mailbox")
        expect(dana.page.get_by_role("main")).to_contain_text("Past due since")

        jo = seat(desk, browser, JO)
        jo.open(number)
        jo.send("Hand in your homework", {"What you hand in": "All sessions, and the practice client."})
        dana.open(number)
        dana.pass_days(2)
        expect(dana.page.get_by_role("main")).to_contain_text("nothing lapses while ICA holds the homework")
        dana.send("Ask for corrections", {"What the trainee must correct": "Exit dates."})
        dana.press(dana.page.locator("details.receipt > summary").first)
        receipt = dana.page.locator(".slip").first
        expect(receipt).to_contain_text(re.compile(r"Apr\w*.4"))
        expect(receipt).to_contain_text(re.compile(r"Apr\w*.1"))
        dana.pass_days(12)

        jo.open(number)
        jo.send("Hand in your corrections", {"What you corrected": "Exit dates entered."})
        jo.send("Sign the User Agreement", AGREED)
        jo.send("Acknowledge the privacy notice", NOTICED)
        dana.open(number)
        dana.send("Record the security training", SECURITY)
        dana.send("Accept the homework", {})
        tess.open(number)
        tess.send("Decide the access level", LEVEL)
        dana.open(number)
        dana.send("Confirm the username", {"Username in WellSky": "jtran", "Created on": "April 1"})
        expect(dana.page.get_by_role("main")).to_contain_text("License issued")
        dana.page.goto(f"{desk.url}/licenses")
        expect(dana.page.get_by_role("main")).to_contain_text("jtran")
        assert desk.town.case(number).state == "LICENSED"
