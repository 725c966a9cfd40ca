"""An administrator says of twenty users that they still work with HMIS: one tick each, and one button."""

from playwright.sync_api import Browser, expect
from sqlalchemy import select

from models.rows.cases import CaseRow
from models.rows.people import Agency, Person
from models.rows.registries import License
from tests.browser.running import Desk, running
from tests.browser.seats import Mouse
from tests.desks import SETTLED, local

DEED = "Say who still works with HMIS"
NUMBERS = ("One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")
USERS = [f"{first} {last}" for first in ("Ada", "Bo") for last in NUMBERS]

ONCE_A_YEAR = "Confirm the notice and the agency\u2019s information"


def asked(desk: Desk) -> str:
    """Give an agency twenty users, and let the quarter begin; return the number of its review."""
    with desk.town.database.writing() as session:
        otter = session.scalars(select(Agency).where(Agency.key == "otter-creek-shelter")).one()
        for name in USERS:
            address = f"{name.lower().replace(' ', '.')}@otter.example"
            person = Person(name=name, email=address, agency_id=otter.id, created_at=SETTLED)
            session.add(person)
            session.flush()
            session.add(License(person_id=person.id, agency_id=otter.id, username=address.partition("@")[0],
                                level="agency-staff", art=False, issued_at=SETTLED))  # fmt: skip
    desk.town.sweep(local(4, 1, 8))
    with desk.town.database.reading() as session:
        return session.scalars(select(CaseRow.number).where(CaseRow.process == "D03")).one()


def test_twenty_users_are_twenty_ticks_on_one_page_and_whoever_was_forgotten_is_named(browser: Browser) -> None:
    with running(local(4, 1, 9)) as desk:
        number = asked(desk)
        tess = Mouse(desk, browser, "tess.barlow@desk.example")
        tess.page.goto(f"{desk.url}/cases/{number}")
        sheet = tess.sheet(DEED)
        for name in USERS[:-1]:
            tess.page.get_by_label(name).check()
        tess.press(sheet.get_by_role("button", name=DEED))
        expect(tess.page.get_by_role("main")).to_contain_text(f"tick {USERS[-1]}, or report")
        expect(tess.page.get_by_label(USERS[0])).to_be_checked()
        tess.page.get_by_label(USERS[-1]).check()
        tess.press(tess.sheet(DEED).get_by_role("button", name=DEED))
        expect(tess.page.get_by_role("main")).to_contain_text("Users gone through")
        said = {"The Consumer Notice is posted": "check", "The agency\u2019s information in HMIS": "check"}
        tess.send(ONCE_A_YEAR, said)
        with desk.town.database.reading() as session:
            assert session.scalars(select(CaseRow.state).where(CaseRow.number == number)).one() == "REVIEWED"
