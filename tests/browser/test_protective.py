"""At night, on a phone: what cannot wait is decided, disclosed and logged in under two minutes (issue 13)."""

from playwright.sync_api import Browser, Locator

from models.rows.disclosures import Disclosure
from tests.browser.running import running
from tests.browser.seats import Mouse
from tests.desks import local
from tests.models.complaining import IDA
from tests.models.disclosure.test_protective import Night

A_TAP, A_KEY, MOST = 4.0, 0.5, 120  # seconds: to read, find and tap something; to type one sign with a thumb
WRITTEN = {
    "Given to": "Mill River Police, shift lead",
    "Kind of information": "Whereabouts",
    "HMIS client number": "4711",
}


class Phone(Mouse):
    """Somebody with a phone, whose taps and signs are counted."""

    width, height = 320, 640
    taps = signs = 0

    def press(self, button: Locator) -> None:
        """Press a button, or open what is folded."""
        super().press(button)
        self.taps += 1

    def check(self, box: Locator) -> None:
        """Check a box or a radio button."""
        super().check(box)
        self.taps += 1

    def write(self, field: Locator, words: str) -> None:
        """Write into a field."""
        super().write(field, words)
        self.taps, self.signs = self.taps + 1, self.signs + len(words)


def test_a_disclosure_is_logged_on_a_phone_in_under_two_minutes(browser: Browser) -> None:
    with running(local(3, 4, 23, 50), Night) as desk:
        ida = Phone(desk, browser, IDA)
        ida.taps = ida.signs = 0
        ida.page.goto(f"{desk.url}/start")
        ida.press(ida.page.get_by_role("link", name="Disclose at once"))
        ida.check(ida.page.get_by_label("A serious and imminent threat"))
        ida.check(ida.page.get_by_label("Threat: it is needed"))
        ida.check(ida.page.get_by_label("Threat: whoever gets it"))
        for label, words in WRITTEN.items():
            ida.write(ida.page.get_by_label(label, exact=True), words)
        assert ida.page.evaluate("document.documentElement.scrollWidth") <= ida.width
        ida.press(ida.page.get_by_role("button", name="Disclose at once"))
        ida.page.wait_for_url(f"{desk.url}/cases/*")
        assert ida.taps * A_TAP + ida.signs * A_KEY < MOST
        with desk.town.database.reading() as session:
            (row,) = session.query(Disclosure).all()
            assert (row.what, row.disclosed_on.isoformat()) == ("Whereabouts (HMIS client 4711)", "2026-03-04")
