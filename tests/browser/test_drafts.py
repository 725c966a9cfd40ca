"""A session that ends in mid-form loses nothing: of a step, and of the form with which a case begins."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import update

from models.rows.accounts import SignIn
from models.rows.cases import Draft
from scheduler.clock import wall_now
from tests.browser.running import Desk, running
from tests.browser.seats import Mouse
from tests.browser.test_double_click import Plain
from tests.desks import local

DANA, TESS = "dana.whitcomb@desk.example", "tess.barlow@desk.example"
both = pytest.mark.parametrize("seat", [Mouse, Plain])


def end_sessions(desk: Desk) -> None:
    with desk.town.database.writing() as session:
        session.execute(update(SignIn).values(expires_at=wall_now()))


def sign_in_again(seat: Mouse, email: str) -> None:
    expect(seat.page.get_by_role("main")).to_contain_text("What you typed is kept")
    seat.page.get_by_label("Email address").fill(email)
    seat.page.get_by_label("Password").fill(seat.desk.password)
    seat.page.get_by_role("button", name="Sign in").click()
    expect(seat.page.get_by_text("Nothing was lost")).to_be_visible()


def drafts(desk: Desk) -> int:
    with desk.town.database.reading() as session:
        return session.query(Draft).count()


@both
def test_a_session_that_ends_in_a_step_loses_nothing(browser: Browser, seat: type[Mouse]) -> None:
    with running() as desk:
        number = desk.town.ask(local(3, 2, 8))
        dana = seat(desk, browser, DANA)
        dana.open(number)
        sheet = dana.sheet("Waive the training series")
        field = sheet.get_by_label("How familiar the person is with the HMIS")
        field.fill("Knows it well")
        end_sessions(desk)
        sheet.get_by_role("button", name="Waive the training series", exact=True).click()
        sign_in_again(dana, DANA)
        expect(dana.sheet("Waive the training series").get_by_label("How familiar the person")).to_have_value(
            "Knows it well"
        )


@both
def test_a_session_that_ends_while_a_case_is_begun_loses_nothing(browser: Browser, seat: type[Mouse]) -> None:
    with running() as desk:
        tess = seat(desk, browser, TESS)
        tess.page.goto(f"{desk.url}/start/P03")
        tess.page.get_by_label("Name of the new user").fill("Kim Roe")
        end_sessions(desk)
        tess.page.get_by_role("button", name="Request a license", exact=True).click()
        sign_in_again(tess, TESS)
        expect(tess.page.get_by_label("Name of the new user")).to_have_value("Kim Roe")


def saved(page: Page, deed: Callable[[], object]) -> None:
    """Do something, and wait until the desk has kept what was typed."""
    with page.expect_response(lambda answer: 'name="draft"' in (answer.request.post_data or "")):
        deed()


def test_what_is_typed_saves_itself_and_is_there_when_the_form_is_opened_again(browser: Browser) -> None:
    with running() as desk:
        number = desk.town.ask(local(3, 2, 8))
        dana = Mouse(desk, browser, DANA)
        dana.open(number)
        field = dana.sheet("Waive the training series").get_by_label("How familiar the person is with the HMIS")
        saved(dana.page, lambda: field.fill("Knows it well"))
        expect(dana.page.get_by_text(re.compile(r"Draft saved 9"))).to_be_visible()
        dana.open(number)
        expect(dana.page.get_by_text("Your draft of")).to_be_visible()
        dana.page.get_by_role("button", name="Discard the draft").click()
        expect(dana.page.get_by_text("Your draft is discarded")).to_be_visible()
        assert drafts(desk) == 0


def test_another_form_of_the_page_does_not_empty_the_one_that_is_half_filled_in(browser: Browser) -> None:
    with running() as desk:
        number = desk.town.ask(local(3, 2, 8))
        dana = Mouse(desk, browser, DANA)
        dana.open(number)
        dana.sheet("Waive the training series").get_by_label("How familiar the person").fill("Knows it well")
        dana.page.get_by_text("Add a document").first.click()
        upload = dana.page.locator("form[action$='/add/document#problem']")
        upload.locator("input[type=file]").set_input_files(
            {"name": "letter.txt", "mimeType": "text/plain", "buffer": b"Dear ICA"}
        )
        upload.get_by_role("button", name="Add a document").click()
        expect(dana.page.get_by_text("letter.txt was added to the case.")).to_be_visible()
        expect(dana.sheet("Waive the training series").get_by_label("How familiar the person")).to_have_value(
            "Knows it well"
        )


def late_review(desk: Desk) -> None:
    """Let Dana's review of some homework be past due."""
    number = desk.town.ask(local(3, 2, 8))
    desk.town.do(number, desk.town.dana, "begin-series", local(3, 9), begun_on="2026-03-09")
    desk.town.do(number, desk.town.jo, "submit", local(3, 20, 9), work="All three sessions are done.")


def test_a_reason_typed_into_the_snooze_menu_saves_itself_and_is_back_after_the_session_ended(browser: Browser) -> None:
    with running(local(3, 27, 9)) as desk:
        late_review(desk)
        dana = Mouse(desk, browser, DANA)
        menu = dana.page.locator("details.task__act", has_text="Past due").first
        menu.locator("summary").click()
        saved(dana.page, lambda: menu.get_by_label("Past due: why can it wait?").fill("Jo is on le"))
        expect(menu.get_by_text(re.compile(r"Draft saved 9"))).to_be_visible()
        end_sessions(desk)
        menu.get_by_role("button", name="Until tomorrow").click()
        sign_in_again(dana, DANA)
        again = dana.page.locator("details.task__act[open]").get_by_label("Past due: why can it wait?")
        expect(again).to_be_visible()
        expect(again).to_have_value("Jo is on le")
        again.fill("Jo is on leave until Monday.")
        again.press("Enter")
        expect(dana.page.get_by_text("Snoozed until")).to_be_visible()
        assert drafts(desk) == 0
