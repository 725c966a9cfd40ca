"""ICA takes a webinar's report of forty people with three doubtful rows, says who they are, and records all of it in one act."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import select

from models.database import Database
from models.registries.people_and_agencies import add_person
from models.registries.trainings import enroll, enter_training
from models.rows.people import Agency
from models.rows.registries import Attendance
from tests.browser.running import running
from tests.browser.seats import Mouse
from tests.desks import SETTLED, Town, local

HEAD = "Attendee Report\nTopic,Webinar ID\nIntake,812\n\nUser Name (Original Name),Email,Join Time,Leave Time\n"
NAMES = [f"{first} {last}" for first in ("Ada", "Bea", "Cal", "Dee") for last in
         ("Ames", "Birk", "Cole", "Dorn", "East", "Finch", "Gray", "Holt", "Ives", "Judd")]  # fmt: skip
STRANGER, TWICE, CAME_BACK = "Cal Dorn", "Dee East", "Bea Finch"


def address(name: str) -> str:
    """Return somebody's address in the directory."""
    return f"{name.lower().replace(' ', '.')}@otter.example"


class Class(Town):
    """A town with a training of yesterday and forty people on its roster; two of them have the same name."""

    def __init__(self, database: Database) -> None:
        """Settle them."""
        super().__init__(database)
        with database.writing() as session:
            otter = session.scalars(select(Agency).where(Agency.key == "otter-creek-shelter")).one()
            planned = {"topic": "general", "title": "Intake", "held_on": "2026-03-10", "minutes": 60}
            training = enter_training(session, planned, SETTLED)
            people = [add_person(session, name, address(name), otter, SETTLED) for name in NAMES[:39]]
            namesake = add_person(session, TWICE, "dee.east.too@otter.example", otter, SETTLED)
            for each in (*people, namesake):
                enroll(session, training, each, SETTLED)


def visit(name: str, email: str, joined: str = "9:00 AM", left: str = "10:00 AM") -> str:
    """Return a line of the report."""
    return f"{name},{email},03/10/2026 {joined},03/10/2026 {left}"


def report() -> str:
    """Return the report: one address unknown, one name that fits two, and one who came back and missed too much."""
    sure = [each for each in NAMES[:39] if each not in {STRANGER, TWICE, CAME_BACK}]
    rows = [visit(each, address(each)) for each in sure]
    rows += [visit("C. D. at home", "cd@home.example"), visit(TWICE, ""), visit(TWICE, address(TWICE))]
    rows += [
        visit(CAME_BACK, address(CAME_BACK), "9:00 AM", "9:20 AM"),
        visit(CAME_BACK, address(CAME_BACK), "9:45 AM"),
    ]
    return HEAD + "\n".join(rows)


def fits(page: Page) -> bool:
    """Say whether nothing of a page is wider than the window."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))


@pytest.mark.parametrize(("width", "height"), [(1280, 900), (320, 640)])
def test_a_report_of_forty_with_three_doubtful_rows_is_recorded_in_one_act(
    browser: Browser, tmp_path: Path, width: int, height: int
) -> None:
    file = tmp_path / "attendees.csv"
    file.write_text(report(), encoding="utf-8")
    with running(local(3, 11, 9), Class) as desk:
        seat: Any = type("Seat", (Mouse,), {"width": width, "height": height})
        dana = seat(desk, browser, "dana.whitcomb@desk.example")
        page: Page = dana.page
        page.goto(f"{desk.url}/trainings/1")
        page.get_by_role("link", name="Record the attendance from a webinar").click()
        page.get_by_label("Attendee report").set_input_files(file)
        page.get_by_role("button", name="Read the report").click()
        expect(page.get_by_role("main")).to_contain_text("Nothing is recorded yet.")
        assert fits(page)
        expect(page.get_by_role("main")).to_contain_text("There for 35 of 60 minutes, no credit")
        page.get_by_role("button", name="Record the attendance", exact=True).click()
        expect(page.get_by_role("main")).to_contain_text("Say who")
        page.get_by_label("Who is C. D. at home").select_option(label=STRANGER)
        page.get_by_label(f"Who is {TWICE}").select_option(label=f"{TWICE} (dee.east.too@otter.example)")
        page.get_by_role("button", name="Record the attendance", exact=True).click()
        expect(page.get_by_role("main")).to_contain_text("Recorded for 40 people.")
        assert fits(page)
        with desk.house.database.reading() as session:
            missed = {row.person.email: row.missed for row in session.scalars(select(Attendance))}
        assert missed == {**dict.fromkeys(missed, 0), address(CAME_BACK): 25}
