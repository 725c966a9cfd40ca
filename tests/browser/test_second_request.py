"""A trainee's second request at the same agency is said before it is sent, and nothing that was typed is lost."""

from playwright.sync_api import Browser, expect
from sqlalchemy import func, select

from models.rows.cases import CaseRow
from tests.browser.running import Desk, running
from tests.browser.seats import Mouse
from tests.browser.test_story import REQUEST
from tests.desks import local

DEED = "Request a license"


def cases(desk: Desk) -> int:
    with desk.town.database.reading() as session:
        return session.scalar(select(func.count()).select_from(CaseRow)) or 0


def test_a_second_request_of_a_trainee_at_the_same_agency_is_said_before_it_is_sent(browser: Browser) -> None:
    with running(local(3, 2, 11)) as desk:
        number = desk.town.ask(local(2, 20))
        tess = Mouse(desk, browser, "tess.barlow@desk.example")
        tess.page.goto(f"{desk.url}/start/P03")
        sheet = tess.sheet(DEED)
        for label, answer in REQUEST.items():
            tess.answer(sheet, label, answer)
        tess.press(sheet.get_by_role("button", name="See what happens then"))
        tess.page.wait_for_load_state()
        said = tess.page.get_by_role("main")
        expect(said).to_contain_text("a license of this agency is requested for the person already", ignore_case=True)
        expect(tess.page.get_by_label("Email address")).to_have_value(REQUEST["Email address"])
        assert cases(desk) == 1
        assert number
