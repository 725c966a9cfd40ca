"""The agency's own days for clients' requests, on its page."""

import pytest

from models.intake.intake import Sent, begin
from models.rows.cases import CaseRow
from tests.desks import local
from tests.models.clients import TO_INSPECT
from tests.web.registries.desks import Desk

PAGE = "/agencies/otter-creek-shelter"
HERE = {**TO_INSPECT, "received_on": "2026-03-16"}


def asked(desk: Desk) -> str:
    with desk.database.writing() as session:
        case_id = begin(session, desk.town.tess, "P11", Sent(HERE), local(3, 16))
        return session.get_one(CaseRow, case_id).number


def test_the_days_are_set_and_the_open_requests_follow() -> None:
    desk = Desk()
    number = asked(desk)
    words = desk.dana.told(f"{PAGE}/guideline", {"guideline_days": "30"})
    assert "The guideline of Otter Creek Shelter is 30 days now. One open case changed with it." in words
    assert "Answers clients within 30 days by its own guideline" in words
    assert desk.town.open_duties(number)["answer"].due_at == local(4, 16, 0)


def test_a_guideline_longer_than_the_manuals_days_is_told_to_change_nothing() -> None:
    words = Desk().dana.told(f"{PAGE}/guideline", {"guideline_days": "90"})
    assert "its own guideline, but no later than the manual's 60 days" in words
    assert "No open case was waiting for it." in words


def test_an_empty_answer_takes_the_guideline_away() -> None:
    desk = Desk()
    desk.dana.post(f"{PAGE}/guideline", {"guideline_days": "30"})
    words = desk.dana.told(f"{PAGE}/guideline", {"guideline_days": ""})
    assert "The guideline of Otter Creek Shelter is gone, so the manual's days apply." in words
    assert "No guideline of its own" in words


@pytest.mark.parametrize("days", ["soon", "0", "-30", "366", "30.5"])
def test_what_is_no_number_of_days_is_said_beside_the_field(days: str) -> None:
    desk = Desk()
    page = desk.dana.post(f"{PAGE}/guideline", {"guideline_days": days}, 422)
    assert "Enter a number of days, 1 to 365" in page.words
    assert page.value("guideline_days") == days
    assert "No guideline of its own" in desk.dana.get(PAGE).words


def test_only_ica_sets_an_agencys_days() -> None:
    desk = Desk()
    assert "Only ICA" in desk.tess.post(f"{PAGE}/guideline", {"guideline_days": "30"}, 403).words
    assert "Set the days" not in desk.tess.get(PAGE).words
