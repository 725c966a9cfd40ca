"""For some minutes whoever recorded a roster takes that back in one act, with all that followed in open cases."""

from __future__ import annotations

from datetime import timedelta

import pytest

from scheduler.clock import PracticeClock
from tests.databases import KINDS
from tests.desks import local
from tests.web.pages.forms import form_of
from tests.web.registries.desks import Desk
from tests.web.registries.test_series import asked, chosen, with_sessions

ROSTER = "/trainings/1/attendance"
UNDO = f"{ROSTER}/undo"


class Classroom(Desk):
    """A desk on which Dana has just recorded that two trainees attended their first session."""

    def __init__(self, kind: str) -> None:
        """Record it."""
        super().__init__(database=KINDS[kind]())
        self.numbers = [asked(self, name) for name in ("Ana Ruiz", "Ben Ward")]
        path = with_sessions(self, ("Basics", local(3, 10)))
        self.dana.post(f"{path}/people", {"people": chosen(self, path)})
        self.names = {name: f"missed-{row}" for name, row in self.rows(1).items()}
        self.record(**dict.fromkeys(self.names, "0"))

    def record(self, **missed: str) -> None:
        """Record what people missed, and confirm what follows."""
        self.dana.confirmed(ROSTER, {self.names[name]: said for name, said in missed.items()})

    def states(self) -> list[str]:
        """Say where the two cases stand."""
        return [self.town.case(number).state for number in self.numbers]


@pytest.fixture(params=KINDS)
def classroom(request: pytest.FixtureRequest) -> Classroom:
    """Return the desk."""
    return Classroom(request.param)


def test_one_undo_takes_back_the_roster_and_the_beginning_of_every_series_that_followed(classroom: Classroom) -> None:
    assert classroom.states() == ["TRAINING"] * 2
    page = classroom.dana.get("/trainings/1")
    assert "You recorded the attendance. You can undo it until" in page.words
    words = classroom.dana.told(UNDO, form_of(page.html, UNDO).filled())
    assert "Taken back for two people. No email about it was sent." in words
    assert classroom.states() == ["ENROLLED"] * 2
    assert "0 minutes missed" in words
    assert "Taken back within 10 minutes." in words
    assert "You can undo it" not in words
    assert "Training series begun" in classroom.dana.get(f"/cases/{classroom.numbers[0]}").words


def test_what_was_taken_back_is_recorded_again_and_begins_the_series_again(classroom: Classroom) -> None:
    classroom.dana.post(UNDO)
    classroom.record(**{"Ana Ruiz": "0", "Ben Ward": "60"})
    assert classroom.states() == ["TRAINING", "ENROLLED"]


def test_to_others_it_is_not_offered_and_after_ten_minutes_to_nobody(classroom: Classroom) -> None:
    nora = classroom.browser(classroom.town.nora)
    assert "You can undo it" not in nora.get("/trainings/1").words
    assert "nothing here that you can take back" in nora.post(UNDO, status=422).words
    classroom.tess.post(UNDO, status=403)
    clock = classroom.house.clock
    assert isinstance(clock, PracticeClock)
    clock.move(clock.now() + timedelta(minutes=10))
    assert "You can undo it" not in classroom.dana.get("/trainings/1").words
    late = classroom.dana.post(UNDO, status=422)
    assert "There is nothing here that you can take back any more; correct the attendance instead" in late.words
    assert classroom.states() == ["TRAINING"] * 2


def test_where_one_case_went_on_since_nothing_is_taken_back(classroom: Classroom) -> None:
    ana, number = classroom.town.viewer("ana.ruiz@new.example"), classroom.numbers[0]
    classroom.town.do(number, ana, "submit", classroom.house.clock.now(), work="All.")
    refused = classroom.dana.post(UNDO, status=409)
    assert f"Case {number} went on since, so nothing was taken back" in refused.words
    assert classroom.states() == ["IN_REVIEW", "TRAINING"]


def test_what_said_something_else_before_is_corrected_and_not_taken_back(classroom: Classroom) -> None:
    sent = {classroom.names["Ana Ruiz"]: "5", "reason": "She came late."}
    classroom.dana.post(ROSTER, sent)
    assert "You can undo it" not in classroom.dana.get("/trainings/1").words
    classroom.dana.post(UNDO, status=422)
