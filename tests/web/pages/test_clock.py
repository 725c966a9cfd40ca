"""The clock of a practice desk, moved from any page."""

from __future__ import annotations

from tests.databases import sqlite
from tests.desks import SERIES_ALONE, local
from tests.web.pages.desks import Office
from tests.web.registries.desks import Desk


def test_the_clock_moves_and_says_what_happened_on_the_way() -> None:
    office = Office()
    office.begin()
    words = office.dana.told("/clock", {"advance": "P15D", "back": "/cases"})
    assert "The clock moved to Saturday, April 4, 10 a.m.:" in words
    assert "deadlines acted" in words
    assert office.now == local(4, 4)


def test_the_clock_moves_to_the_next_deadline() -> None:
    office = Office(database=sqlite(SERIES_ALONE))
    office.begin(local(3, 20))
    assert "The clock moved to Monday, March 30, 9 a.m.: 1 deadline acted, 2 mails written." in office.dana.told(
        "/clock", {"advance": "next"}
    )


def test_without_a_deadline_ahead_the_clock_stands() -> None:
    office = Office()
    office.town.do(office.number, office.town.tess, "withdraw", office.now, why="She moved.")
    assert "There is no deadline ahead" in office.dana.told("/clock", {"advance": "next"})
    assert office.now == local(3, 20)


def test_a_leap_nobody_can_read_is_refused() -> None:
    office = Office()
    office.dana.post("/clock", {"advance": "soon"}, 422)
    assert office.now == local(3, 20)


def test_a_real_desk_has_no_such_clock() -> None:
    desk = Desk(practice=False)
    assert desk.dana.post("/clock", {"advance": "P1D"}, 404).status == 404
    assert "Practice desk" not in desk.dana.get("/inbox").html
