"""The page of a case that has ended says to ICA how it is opened again."""

from __future__ import annotations

import pytest

from tests.desks import local
from tests.web.pages.desks import Office

LATE = "Enter what came in late"


@pytest.fixture
def office() -> Office:
    """Return a desk with a series that has begun."""
    office = Office()
    office.begin()
    return office


def test_a_case_that_a_person_ended_leads_to_what_came_late_and_to_the_entry_that_ended_it(office: Office) -> None:
    assert "can open the case again" not in office.dana.get(office.case).words
    office.town.do(office.number, office.town.tess, "withdraw", local(3, 18), why="She took another job.")
    page = office.dana.get(office.case)
    assert "Did something come in late, or was something entered by mistake?" in page.words
    assert f'<a href="{office.case}/late">{LATE}</a>' in page.html
    correct = page.html.partition(' or <a href="')[2].partition('"')[0]
    assert "She took another job." in office.dana.get(correct).html
    assert office.dana.get(f"{office.case}/late").status == 200


def test_a_case_that_lapsed_leads_to_what_came_late_alone(office: Office) -> None:
    office.town.sweep(local(4, 20))
    page = office.dana.get(office.case)
    assert f"Did something come in late? {LATE} . That can open the case again." in page.words


def test_nobody_but_ica_is_told_of_a_way_back(office: Office) -> None:
    office.town.do(office.number, office.town.tess, "withdraw", local(3, 18), why="She took another job.")
    for browser in (office.tess, office.jo):
        assert "can open the case again" not in browser.get(office.case).words
