"""Who clicks twice opens one case and lands on it, with JavaScript or without."""

import re

import pytest
from playwright.sync_api import Browser, Request, expect
from sqlalchemy import func, select

from models.rows.cases import CaseRow
from tests.browser.running import Desk, running
from tests.browser.seats import Mouse
from tests.browser.test_story import REQUEST

DEED = "Request a license"


class Plain(Mouse):
    """Somebody with a mouse and without JavaScript."""

    scripts = False


def is_sent(request: Request) -> bool:
    """Say whether a form is sent; to show what follows while it is filled in sends none."""
    return request.method == "POST" and "see=yes" not in (request.post_data or "")


def sent_by(seat: Mouse) -> list[str]:
    """Return a list that fills with the addresses to which a browser sends forms."""
    sent: list[str] = []

    def note(request: Request) -> None:
        if is_sent(request):
            sent.append(request.url)

    seat.page.on("request", note)
    return sent


def twice(seat: Mouse) -> None:
    """Fill in the request for a license, and click its button twice."""
    seat.page.goto(f"{seat.desk.url}/start/P03")
    sheet = seat.sheet(DEED)
    for label, answer in REQUEST.items():
        seat.answer(sheet, label, answer)
    button = sheet.get_by_role("button", name=DEED, exact=True)
    button.scroll_into_view_if_needed()
    box = button.bounding_box()
    assert box is not None
    middle = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    with seat.desk.town.database.writing():  # nobody else writes, so that the first is still on its way at the second
        with seat.page.expect_request(is_sent):
            seat.page.mouse.click(*middle)
        seat.page.mouse.click(*middle)
    expect(seat.page).to_have_url(re.compile(r"/cases/\d\d-\d+"))  # the first of two navigations may be broken off


def cases(desk: Desk) -> int:
    with desk.town.database.reading() as session:
        return session.scalar(select(func.count()).select_from(CaseRow)) or 0


@pytest.mark.parametrize(("seat", "sends"), [(Mouse, 1), (Plain, 2)])
def test_a_double_click_opens_one_case(browser: Browser, seat: type[Mouse], sends: int) -> None:
    with running() as desk:
        tess = seat(desk, browser, "tess.barlow@desk.example")
        sent = sent_by(tess)
        twice(tess)
        expect(tess.page.get_by_role("main")).to_contain_text("License requested: case")
        assert (len(sent), cases(desk)) == (sends, 1)


def test_who_goes_back_finds_the_buttons_awake(browser: Browser) -> None:
    with running() as desk:
        tess = Mouse(desk, browser, "tess.barlow@desk.example")
        twice(tess)
        tess.page.go_back()
        expect(tess.sheet(DEED).get_by_role("button", name=DEED, exact=True)).to_be_enabled()
