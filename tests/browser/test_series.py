"""A new-user series in a real browser: a cohort is put in, and its first session recorded, in one act each."""

from playwright.sync_api import Browser, expect

from tests.browser.running import running
from tests.browser.seats import Mouse
from tests.desks import local

NAMES = ("Ana Ruiz", "Ben Ward", "Cleo Park")


def test_a_cohort_is_put_in_and_recorded_in_one_act_each_and_its_clock_begins(browser: Browser) -> None:
    with running(local(3, 10, 11)) as desk:
        town = desk.town
        numbers = [
            town.ask(local(3, 2), name=name, email=f"{name.lower().replace(' ', '.')}@new.example") for name in NAMES
        ]
        dana = Mouse(desk, browser, "dana.whitcomb@desk.example")
        page = dana.page
        page.goto(f"{desk.url}/series/add")
        page.get_by_label("Title").fill("March 2026")
        dana.press(page.get_by_role("button", name="Add the series"))
        page.get_by_label("Title of the session").fill("Basics")
        page.get_by_label("Month").select_option("3")
        page.get_by_label("Day").fill("10")
        page.get_by_label("Year").fill("2026")
        page.get_by_label("Length in minutes").fill("60")
        dana.press(page.get_by_role("button", name="Add the session"))
        expect(page.get_by_role("main")).to_contain_text("3 people wait for a series")
        dana.press(page.get_by_role("button", name="Put them in"))
        page.get_by_role("link", name="Basics").click()
        page.get_by_label("Minutes missed by Cleo Park").fill("60")
        page.get_by_label("Everybody whose minutes I leave empty attended in full").check()
        dana.press(page.get_by_role("button", name="Record the attendance"))
        expect(page.get_by_role("main")).to_contain_text("Recorded for three people.")
        assert [town.case(number).state for number in numbers] == ["TRAINING", "TRAINING", "ENROLLED"]
