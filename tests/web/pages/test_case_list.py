"""The list of cases."""

from __future__ import annotations

import pytest

from tests.desks import local
from tests.web.pages.desks import Office
from tests.web.turning import beside


@pytest.fixture
def office() -> Office:
    """Return a desk with two cases, one of them ended."""
    made = Office()
    made.begin()
    ended = made.also("Ana Ruiz")
    made.town.do(ended, made.town.tess, "withdraw", made.now, why="She moved")
    return made


def test_each_case_says_what_it_is_where_it_stands_and_what_is_due(office: Office) -> None:
    words = office.dana.get("/cases").words
    assert "Two cases, newest first." in words
    assert f"A license for Jo Tran {office.number} New-user onboarding Otter Creek Shelter Training" in words
    assert "4 days late Mon, Mar 16" in words
    assert "The agency withdrew the request Ended Mar 20 No date" in words


def test_filters_and_search_narrow_the_list(office: Office) -> None:
    assert "Ana Ruiz" not in office.dana.get("/cases?status=open").words
    assert "Jo Tran" not in office.dana.get("/cases?status=closed").words
    assert "One case matches." in office.dana.get("/cases?q=ana").words
    assert "Ended Remove this filter" in office.dana.get("/cases?status=closed").words


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("status=zzz", "Status is one of: open, closed"), ("process=P99", "Process is one of: P01, P02"),
        ("agency=nowhere", "Agency is the key of an agency"),
    ],
)  # fmt: skip
def test_a_filter_that_there_is_not_is_refused_with_what_may_be_written(office: Office, asked: str, said: str) -> None:
    assert said in office.dana.get(f"/cases?{asked}", 400).words


def test_what_an_agency_may_not_see_is_no_agency_for_its_filter(office: Office) -> None:
    omar = office.browser(office.town.omar)
    seen, nowhere = (omar.get(f"/cases?agency={key}", 400).words for key in ("otter-creek-shelter", "nowhere"))
    assert seen == nowhere


def test_a_search_that_finds_nothing_says_so_and_offers_a_way_on(office: Office) -> None:
    words = office.dana.get("/cases?q=Merow").words
    assert "No case matches “Merow” Check the spelling, or search by number. Show all cases" in words


def test_more_than_fifty_cases_take_a_second_page(office: Office) -> None:
    for number in range(52):
        office.also(f"New User {number}", local(3, 4))
    first = office.dana.get("/cases?status=open")
    assert first.html.count('<li class="task">') == 50
    second = office.dana.get(beside(first.html)["next"])
    assert "Open Remove this filter" in second.words
    assert second.html.count('<li class="task">') == 3
    assert office.dana.get(beside(second.html)["prev"]).html.count('<li class="task">') == 50


def test_an_agency_sees_its_own_cases_only(office: Office) -> None:
    words = office.browser(office.town.omar).get("/cases").words
    assert "You have no cases yet." in words
    assert "There is no case yet" in words


def test_a_trainee_sees_the_case_about_them(office: Office) -> None:
    words = office.jo.get("/cases").words
    assert "A license for Jo Tran" in words
    assert "Ana Ruiz" not in words
