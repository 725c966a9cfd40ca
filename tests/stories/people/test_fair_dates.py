"""The day that one party gives never makes another late, nor ends a case unseen."""

from datetime import date

from tests.stories.people.trainees import BEGUN, WORK, WRONG, begun, requested, submitted, told
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


def test_corrections_asked_as_of_two_weeks_ago_leave_the_trainee_some_days_from_today() -> None:
    play = submitted(day=5)
    play.wait(local(3, 20, 16))
    play.do("correct", SYSTEM_ADMIN, WRONG, on=date(2026, 3, 6))
    assert (play.due("corrections"), play.due("series")) == (date(2026, 3, 25), date(2026, 4, 1))
    asked_lately = submitted(day=5)
    asked_lately.wait(local(3, 10, 16))
    asked_lately.do("correct", SYSTEM_ADMIN, WRONG, on=date(2026, 3, 6))
    assert asked_lately.due("corrections") == date(2026, 3, 21)


def test_homework_handed_in_as_of_last_week_leaves_ica_the_days_for_its_review() -> None:
    play = begun()
    play.wait(local(3, 15, 16))
    play.do("submit", TRAINEE, WORK, on=date(2026, 3, 10))
    assert play.due("review") == date(2026, 3, 20)


def test_a_series_that_began_three_weeks_ago_keeps_its_day_and_one_of_day_30_leaves_some_days() -> None:
    play = requested()
    play.wait(local(3, 23))
    play.do("begin-series", SYSTEM_ADMIN, BEGUN)
    assert play.due("series") == date(2026, 4, 1)
    late = requested()
    late.wait(local(4, 1, 16))
    late.do("begin-series", SYSTEM_ADMIN, BEGUN)
    assert late.due("series") == date(2026, 4, 6)
