"""For some minutes the page of a case offers whoever took the last step to take it back."""

from __future__ import annotations

from datetime import timedelta

import pytest

from scheduler.clock import PracticeClock
from tests.web.pages.desks import Office, day, send
from tests.web.pages.forms import form_of


@pytest.fixture
def office() -> Office:
    """Return a desk on which Dana has just let a series begin."""
    office = Office()
    office.begin(office.now)
    return office


def test_the_last_step_is_taken_back_from_its_page(office: Office) -> None:
    undo, page = f"{office.case}/undo", office.dana.get(office.case)
    assert "Your last step: Training series begun. You can undo it until" in page.words
    assert "; its email waits until then." in page.words
    after = office.dana.get(send(office.dana, office.case, undo).place)
    assert "Taken back. No email about it was sent." in after.words
    assert "Entered by mistake. It counts for nothing." in after.words
    assert undo not in after.html
    assert office.state == "ENROLLED"


@pytest.mark.parametrize("who", ["jo", "tess"])
def test_to_everybody_else_it_is_not_offered(office: Office, who: str) -> None:
    assert "You can undo it" not in getattr(office, who).get(office.case).words


def test_once_the_minutes_are_over_the_page_says_what_can_be_done_instead(office: Office) -> None:
    form = form_of(office.dana.get(office.case).html, f"{office.case}/undo")
    clock = office.house.clock
    assert isinstance(clock, PracticeClock)
    clock.move(office.now + timedelta(minutes=10))
    late = office.dana.post(f"{office.case}/undo", form.filled(), 409)
    assert "there is nothing here that you can take back any more; it can be corrected" in late.words
    assert office.state == "TRAINING"


def test_what_somebody_else_added_since_is_not_taken_back_with_it(office: Office) -> None:
    form = form_of(office.dana.get(office.case).html, f"{office.case}/undo")
    office.submit(office.now)
    late = office.dana.post(f"{office.case}/undo", form.filled(), 409)
    assert "nothing here that you can take back any more" in late.words
    assert office.state == "IN_REVIEW"


def test_what_was_taken_back_can_be_done_again_from_the_page_that_the_browser_kept() -> None:
    office = Office()
    action = f"{office.case}/begin-series"
    sent = form_of(office.dana.get(office.case).html, action).filled(**day("begun_on", office.now))
    del sent["version"]  # the case was struck and stands elsewhere in its history
    office.dana.post(action, sent, 303)
    send(office.dana, office.case, f"{office.case}/undo")
    assert office.state == "ENROLLED"
    office.dana.post(action, sent, 303)
    assert office.state == "TRAINING"


def test_a_step_that_is_called_correct_is_taken_back_like_any_other(office: Office) -> None:
    office.submit(office.now)
    office.dana.post(f"{office.case}/correct", {"wanted": "Exit dates are missing."})
    page = office.dana.get(office.case)
    assert "Your last step: Corrections asked." in page.words
    assert "/correct" in page.html.partition("Corrections asked")[2]
