"""The same form sent again from another page, within a short time, opens no second case unless another one is meant."""

from datetime import timedelta

import pytest

from models.rows.cases import CaseRow
from models.rows.deeds import DeedDone
from scheduler.clock import PracticeClock
from tests.models.complaining import OF_A_USER
from tests.web.registries.desks import START, Desk

P20, API = "/start/P20", "/api/processes/P20/cases"
TYPED = {**OF_A_USER, "anonymous": "yes"}


@pytest.fixture
def desk() -> Desk:
    """Return a desk."""
    return Desk()


def opened(desk: Desk) -> list[str]:
    with desk.database.reading() as session:
        return [row.number for row in session.query(CaseRow).order_by(CaseRow.id)]


def test_the_same_again_shows_the_first_case_and_offers_to_open_another_all_the_same(desk: Desk) -> None:
    desk.tess.post(P20, TYPED, 201)
    page = desk.tess.post(P20, TYPED, 200)
    (first,) = opened(desk)
    assert f"You sent the same a moment ago: it is case {first}." in page.words
    desk.tess.post(P20, {**TYPED, "another": page.value("another")}, 201)
    assert len(opened(desk)) == 2


def test_somebody_elses_other_words_and_what_comes_later_are_other_cases(desk: Desk) -> None:
    desk.tess.post(P20, TYPED, 201)
    desk.dana.post(P20, TYPED, 303)
    desk.tess.post(P20, {**TYPED, "occurred": "in March"}, 201)
    clock = desk.house.clock
    assert isinstance(clock, PracticeClock)
    clock.move(START + timedelta(minutes=desk.house.database.rulebook.policy(START).same_opening_minutes))
    desk.tess.post(P20, TYPED, 201)
    assert len(opened(desk)) == 4


def test_what_was_sent_is_kept_as_a_digest_alone(desk: Desk) -> None:
    desk.tess.post(P20, TYPED, 201)
    with desk.database.reading() as session:
        kept = [f"{row.key} {row.content} {row.led_to} {row.said}" for row in session.query(DeedDone)]
    assert kept
    assert not any(OF_A_USER["description"] in each or "Ida" in each for each in kept)
