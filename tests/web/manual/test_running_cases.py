"""Running cases are taken to an edition on a page: shown with both receipts, chosen, and done all or none."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from models.access.rulebook import Rulebook
from models.rows.cases import Draft
from tests.databases import sqlite
from tests.web.pages.desks import Office
from tests.web.pages.forms import form_of
from workflows.law.policy import Editions, Policy
from workflows.manual.registry import BY_KEY

EDITIONS = Editions(
    [
        Policy("March edition", date(2026, 3, 15), Policy.onboarding_submit_days.to(20)),
        Policy("2027 edition", date(2027, 1, 1), Policy.onboarding_submit_days.to(30)),
    ]
)
PLACE = "/policy/running"
HERE = f"{PLACE}?edition=March%20edition"
BACK = f"{PLACE}?edition=first%20edition"
WHY = "The Committee wants it for everybody."


@pytest.fixture
def office() -> Office:
    """Return a desk in the middle of somebody's onboarding, whose second edition came into force meanwhile."""
    found = Office(database=sqlite(Rulebook(dict(BY_KEY), EDITIONS)))
    found.begin()
    return found


def test_ica_alone_comes_to_it_from_an_edition_that_is_in_force(office: Office) -> None:
    page = office.dana.get("/policy").html
    assert page.count("Take running cases to it") == 2, "the one of 2027 is not in force"
    assert "one running case Take running cases to it" in office.dana.get("/policy").words
    assert PLACE not in office.tess.get("/policy").html
    office.tess.get(HERE, 403)
    office.tess.post(PLACE, {"edition": "March edition", "case": office.number, "reason": WHY}, 403)
    office.dana.get(f"{PLACE}?edition=2027%20edition", 404)
    office.dana.get(f"{PLACE}?edition=none", 404)


def test_it_shows_both_dates_with_their_receipts_and_takes_what_is_chosen(office: Office) -> None:
    page = office.dana.get(HERE)
    for words in ("March 24 → March 29", "How we got March 24", "How we got March 29", "under the first edition"):
        assert words in page.words
    form = form_of(page.html, PLACE)
    assert form.fields.get("case", []) == [], "nothing is chosen for anybody"
    answer = office.dana.post(PLACE, form.filled(case=office.number, reason=WHY))
    after = office.dana.get(answer.place)
    assert "1 case reckoned by the March edition from now on." in after.words
    assert "All running cases are under this edition" in after.words
    assert (
        office.town.open_duties(office.number)["homework"].due_at
        == office.town.open_duties(office.number)["homework"].due_at
    )
    history = office.dana.get(office.case).words
    assert f"Reckoned by the March edition of the deadlines and limits from now on: {WHY}" in history
    assert "March 29" in history


def test_what_was_taken_is_taken_back_and_who_was_told_of_a_later_day_keeps_some(office: Office) -> None:
    office.dana.post(PLACE, {"edition": "March edition", "case": office.number, "reason": WHY})
    assert "March 29 → March 25" in office.dana.get(BACK).words, "not the 24th: today is the 20th"
    office.dana.post(PLACE, {"edition": "first edition", "case": office.number, "reason": "It was too early."})
    assert office.town.case(office.number).edition == "first edition"
    assert "March 25" in office.dana.get(office.case).words


def test_cases_without_a_difference_are_taken_together(office: Office) -> None:
    other = office.also("Lee Park")
    page = office.dana.get(HERE)
    assert "One case without a difference today" in page.words
    office.dana.post(PLACE, form_of(page.html, PLACE).filled(others="yes", reason=WHY))
    assert [office.town.case(each).edition for each in (office.number, other)] == ["first edition", "March edition"]


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"reason": WHY}, "Choose at least one case"),
        ({"case": "26-0001"}, "Say why these cases are reckoned otherwise"),
    ],
)
def test_what_is_missing_is_said_and_what_was_typed_stands(office: Office, said: dict[str, str], words: str) -> None:
    said = {name: office.number if name == "case" else text for name, text in said.items()}
    page = office.dana.post(PLACE, {"edition": "March edition", **said}, 422)
    assert words in page.words
    fields = form_of(page.html, PLACE).fields
    assert {name: [text] for name, text in said.items()}.items() <= fields.items()
    assert office.town.case(office.number).edition == "first edition"


def test_a_case_of_which_somebody_may_not_know_is_not_taken_and_not_named(office: Office) -> None:
    office.dana.post(PLACE, {"edition": "March edition", "case": "26-9999", "reason": WHY}, 404)


def test_what_is_half_chosen_is_there_again(office: Office) -> None:
    said = {"edition": "March edition", "case": office.number, "reason": "Because"}
    office.dana.post(PLACE, {**said, "draft": "1"})
    fields = form_of(office.dana.get(HERE).html, PLACE).fields
    assert (fields["case"], fields["reason"]) == ([office.number], ["Because"])
    office.dana.post(PLACE, said)
    with office.database.reading() as session:
        assert session.query(Draft).all() == []


def test_nobody_becomes_late_by_it(office: Office) -> None:
    office.dana.post(PLACE, {"edition": "March edition", "case": office.number, "reason": WHY})
    practice = office.house.practice
    assert practice
    practice.move(office.now + timedelta(days=6))  # March 26: by the first edition it was due on the 24th
    assert "March 29 → March 29" not in office.dana.get(BACK).words
    office.dana.post(PLACE, {"edition": "first edition", "case": office.number, "reason": "Back."})
    due = office.town.open_duties(office.number)["homework"].due_at
    assert due is not None
    assert due > office.now
