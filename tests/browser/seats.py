"""People at a browser: one who uses a mouse, and one who has a keyboard only and no JavaScript."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, Locator, Page

from tests.browser.running import Desk

DATE = re.compile(r"[A-Z][a-z]+ \d+")
MOST_TABS = 250


class Mouse:
    """Somebody with a mouse."""

    scripts = True
    width, height = 1280, 900

    def __init__(self, desk: Desk, browser: Browser, email: str) -> None:
        """Sign in."""
        self.desk = desk
        size = {"width": self.width, "height": self.height}
        context = browser.new_context(viewport=size, java_script_enabled=self.scripts)  # type: ignore[arg-type]
        self.page: Page = context.new_page()
        desk.let_in()
        self.page.goto(f"{desk.url}/sign-in")
        self.write(self.page.get_by_label("Email address"), email)
        self.write(self.page.get_by_label("Password"), desk.password)
        self.press(self.page.get_by_role("button", name="Sign in"))
        self.page.wait_for_url(f"{desk.url}/inbox")

    def press(self, button: Locator) -> None:
        """Press a button, or open what is folded."""
        button.click()

    def write(self, field: Locator, words: str) -> None:
        """Write into a field."""
        field.fill(words)

    def choose(self, field: Locator, option: str) -> None:
        """Choose from a list."""
        field.select_option(label=option)

    def check(self, box: Locator) -> None:
        """Check a box or a radio button."""
        box.check()

    def open(self, number: str) -> None:
        """Open a case."""
        self.page.goto(f"{self.desk.url}/cases/{number}")

    def sheet(self, deed: str) -> Locator:
        """Return the form of a step, unfolded where it is folded away."""
        summary = self.page.locator("details.deed > summary", has_text=deed)
        if summary.count() and summary.first.locator("xpath=..").get_attribute("open") is None:
            self.press(summary.first)
        return self.page.locator("form", has=self.page.get_by_role("button", name=deed, exact=True)).first

    def send(self, deed: str, answers: dict[str, str]) -> None:
        """Fill in the form of a step by its labels, and press its button: "yes" checks, "March 2" is a date."""
        sheet = self.sheet(deed)
        for label, answer in answers.items():
            self.answer(sheet, label, answer)
        self.press(sheet.get_by_role("button", name=deed, exact=True))
        self.page.wait_for_load_state()

    def answer(self, sheet: Locator, label: str, answer: str) -> None:
        """Answer one question of a form."""
        group = sheet.get_by_role("group", name=label)
        if answer == "yes":
            self.check(group.get_by_label("Yes", exact=True))
        elif answer == "check":
            self.check(sheet.get_by_label(label).first)
        elif DATE.fullmatch(answer) and group.count():
            month, day = answer.split()
            self.choose(group.get_by_label("Month"), month)
            self.write(group.get_by_label("Day"), day)
            self.write(group.get_by_label("Year"), "2026")
        elif sheet.locator("select", has=self.page.locator("option", has_text=answer)).count():
            self.choose(field(sheet, label), answer)
        else:
            self.write(field(sheet, label), answer)

    def pass_days(self, days: int) -> None:
        """Move the practice clock."""
        for step, count in (("+15 days", days // 15), ("+1 day", days % 15)):
            for _ in range(count):
                self.press(self.page.get_by_role("button", name=step, exact=True))
                self.page.wait_for_load_state()


class Keyboard(Mouse):
    """Somebody with a keyboard only, and without JavaScript."""

    scripts = False

    def reach(self, target: Locator) -> None:
        """Press the tab key until the target has the focus."""
        for _ in range(MOST_TABS):
            if target.evaluate("element => element === document.activeElement"):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"the keyboard does not reach {target}")

    def press(self, button: Locator) -> None:
        """Press a button, or open what is folded."""
        self.reach(button)
        if button.evaluate("element => element.tagName") == "SUMMARY":
            self.page.keyboard.press("Enter")
            return
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def write(self, field: Locator, words: str) -> None:
        """Write into a field."""
        self.reach(field)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(words)

    def choose(self, field: Locator, option: str) -> None:
        """Choose from a list by the first letters of an entry."""
        self.reach(field)
        self.page.keyboard.type(option)

    def check(self, box: Locator) -> None:
        """Check a box or a radio button."""
        self.reach(box)
        self.page.keyboard.press("Space")


def field(sheet: Locator, label: str) -> Locator:
    """Return the field with a label, or the first one whose label has it in it."""
    exact = sheet.get_by_label(label, exact=True)
    return exact if exact.count() else sheet.get_by_label(label).first


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
