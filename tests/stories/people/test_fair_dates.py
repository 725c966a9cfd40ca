"""The day that one party gives never makes another late, nor ends a case unseen."""

from datetime import date

from tests.stories.people.trainees import WORK, WRONG, begun, told
from tests.workflows.moments import local
from workflows.law.roles import SYSTEM_ADMIN, TRAINEE


def test_corrections_asked_as_of_a_day_before_the_last_do_not_let_the_series_lapse_in_the_same_second() -> None:
    play = begun()
    play.wait(local(3, 31, 12))
    play.do("submit", TRAINEE, WORK)
    play.wait(local(4, 20, 10))
    play.do("correct", SYSTEM_ADMIN, WRONG, on=date(2026, 4, 2))
    receipt = play.case.owed["series"].receipt
    assert receipt
    assert (receipt.day, receipt.added) == (date(2026, 4, 25), ("the owner could not know of it sooner",))
    assert told(play.wait(local(4, 20, 23, 59))) == [(date(2026, 4, 20), "reminder", TRAINEE)]
    play.wait(local(4, 26))
    assert play.case.state == "LAPSED"


def test_a_review_is_not_late_because_the_trainee_gives_a_day_long_ago() -> None:
    play = begun()
    play.wait(local(3, 25, 12))
    handed_in = play.do("submit", TRAINEE, WORK, on=date(2026, 3, 2))
    assert (handed_in.on, play.due("review")) == (date(2026, 3, 2), date(2026, 3, 30))
