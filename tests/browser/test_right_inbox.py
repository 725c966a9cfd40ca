"""The right task in the right inbox: whose alone it is, several at once, and what one looks for in any order."""

from playwright.sync_api import Browser, expect
from sqlalchemy import select

from models.rows.notices import Message
from tests.browser.running import running
from tests.browser.test_five_more import seat_of
from tests.desks import Town, local
from tests.models.violations import FINDING, KIM, Bench
from tests.precinct import Precinct

PEOPLE = (
    "Kim Roe",
    "Ada Moss",
    "Ben Pool",
    "Cal Dunn",
    "Dee Lark",
    "Eli Ford",
    "Flo Hart",
    "Gil Nash",
    "Hal Voss",
    "Ivy Wood",
    "Jan Reed",
)


def test_counsel_signs_in_and_finds_the_review(browser: Browser) -> None:
    with running(local(6, 2, 9), Precinct) as desk:
        town = desk.town
        assert isinstance(town, Precinct)
        number = town.in_review()
        counsel = seat_of(desk, browser, "ruth.abernathy@desk.example")
        main = counsel.page.get_by_role("main")
        expect(main).to_contain_text("One task is yours.")
        expect(main).not_to_contain_text("You are up to date")
        counsel.page.get_by_role("link", name="Approve the release, or refuse it").click()
        expect(counsel.page).to_have_url(f"{desk.url}/cases/{number}")


def test_eleven_items_are_told_in_one_act(browser: Browser) -> None:
    with running(local(4, 14, 15), Bench) as desk:
        bench = desk.town
        assert isinstance(bench, Bench)
        for name in PEOPLE[1:]:
            bench.hire(name, f"{name.split(maxsplit=1)[0].lower()}@otter.example")
        for name in PEOPLE:
            email = KIM if name == "Kim Roe" else f"{name.split(maxsplit=1)[0].lower()}@otter.example"
            bench.find(local(4, 1, 9), finding=FINDING, user=email)
        dana = seat_of(desk, browser, "Dana Whitcomb")
        desk.house.worker.settle(desk.house.clock.now())  # what was found is told before
        before = mails(desk.town)
        dana.page.locator("a", has_text="Do all 11").filter(has_text="Committee").click()
        sheet = dana.page.locator("form.form")
        expect(sheet.get_by_role("checkbox", checked=True)).to_have_count(11)
        dana.answer(sheet, "Meeting at which the Committee was told", "April 14")
        sheet.get_by_role("button", name="Record that the Committee was told").click()
        expect(dana.page.get_by_role("main")).to_contain_text("11 tasks done: Committee told.")
        expect(dana.page.locator("a", has_text="Do all 11").filter(has_text="Committee")).to_have_count(0)
        assert mails(desk.town) - before <= 1


def mails(town: Town) -> int:
    with town.database.reading() as session:
        return len(session.scalars(select(Message.id)).all())


def test_barlow_tess_finds_tess_barlow(browser: Browser) -> None:
    with running() as desk:
        dana = seat_of(desk, browser, "Dana Whitcomb")
        for words in ("barlow tess", "BARL te"):
            dana.page.goto(f"{desk.url}/people?q={words}")
            expect(dana.page.get_by_role("main")).to_contain_text("Tess Barlow")
