"""What follows is reckoned with the day that is typed, and what it brings forward is confirmed."""

from __future__ import annotations

from tests.desks import LEVEL, NOTICED, SIGNATURE, local
from tests.web.pages.desks import BEGUN, Office, day
from tests.web.pages.forms import form_of
from tests.web.registries.desks import Answer


def sent(office: Office, page: str, status: int, button: str = "", **typed: str) -> Answer:
    """Fill in the form by which the series begins, as the page shows it, and send it by one of its buttons."""
    action = f"{office.case}/begin-series"
    fields = form_of(page, action).filled(**typed)
    return office.dana.post(action, fields | ({button: ["yes"]} if button else {}), status)


def test_what_follows_is_reckoned_with_the_day_that_is_typed_and_nothing_is_done() -> None:
    office = Office()
    shown = sent(office, office.dana.get(office.case).html, 200, "see", **day("begun_on", BEGUN))
    assert "Counted from Monday, March 9, the day you gave." in shown.words
    assert "by Wednesday, April 8" in shown.words
    assert office.state == "ENROLLED"
    assert form_of(shown.html, f"{office.case}/begin-series").fields["begun_on-d"] == [str(BEGUN.day)]


def test_with_a_day_that_brings_a_lapse_forward_it_is_done_once_that_is_confirmed() -> None:
    office = Office()
    asks = sent(office, office.dana.get(office.case).html, 200, **day("begun_on", BEGUN))
    assert "The day you gave brings this forward" in asks.words
    assert "Thursday, April 9 and not on Monday, April 20, unless it is answered before." in asks.words
    assert office.state == "ENROLLED"
    sent(office, asks.html, 303)
    assert office.state == "TRAINING"


def test_another_day_than_the_one_that_was_confirmed_is_asked_about_anew() -> None:
    office = Office()
    asks = sent(office, office.dana.get(office.case).html, 200, **day("begun_on", BEGUN))
    again = sent(office, asks.html, 200, **day("begun_on", local(3, 5)))
    assert "Sunday, April 5 and not on Monday, April 20" in again.words
    assert office.state == "ENROLLED"


def test_a_step_of_today_asks_nothing() -> None:
    office = Office()
    sent(office, office.dana.get(office.case).html, 303, **day("begun_on", office.now))
    assert office.state == "TRAINING"


def test_a_state_that_is_left_at_once_is_not_promised() -> None:
    office = Office()
    office.begin()
    do, dana, jo, when = office.town.do, office.town.dana, office.town.jo, local(3, 17)
    do(office.number, dana, "record-session", when, title="Basics", held_on="2026-03-10", minutes=60, missed=0)
    office.submit()
    assert "training is done; other conditions of access are outstanding" in office.dana.get(office.case).words
    do(office.number, jo, "sign", when, **SIGNATURE)
    do(office.number, jo, "acknowledge", when, **NOTICED)
    do(office.number, office.town.tess, "decide-level", when, **LEVEL)
    do(office.number, dana, "record-security-training", when, held_on="2026-03-10", minutes=60, missed=0)
    words = office.dana.get(office.case).words
    assert "The case goes on: training is done; other conditions of access are outstanding" not in words
    assert "The case goes on: all conditions are met; the username is being created." in words
