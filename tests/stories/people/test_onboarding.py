"""2.2, the clock of the training series: fifteen days, fifteen for corrections, thirty in all."""

from datetime import UTC, date, datetime

import msgspec
import pytest

from tests.stories.people.trainees import (
    BEGUN,
    LEVEL,
    STAFF,
    WORK,
    WRONG,
    begun,
    correcting,
    next_attempt,
    requested,
    submitted,
    told,
    told_of,
)
from tests.workflows.moments import local
from workflows.engine.cases import NotAllowed
from workflows.facts.effects import OpenCase
from workflows.grammar.events import Extend
from workflows.law.policy import Policy
from workflows.law.roles import AGENCY_ADMIN, ICA_DIRECTOR, SYSTEM_ADMIN, TRAINEE
from workflows.manual.people.onboarding.own_sessions import Series
from workflows.manual.people.onboarding.requesting import Access
from workflows.manual.people.onboarding.series import Corrected, Homework, NoLicense, NotGrasped
from workflows.manual.people.standing import Attempt

POOR = NotGrasped(why="entry and exit were mixed up throughout")
ENOUGH = NoLicense(why="the homework failed twice")
FIXED = Corrected(work="the exit dates")
ICA = frozenset({SYSTEM_ADMIN})
TOLLING = Policy("tolling", date(2016, 1, 1), Policy.toll_clock_during_review.to(True))


def test_fifteen_and_thirty_days_run_from_the_first_session_and_not_from_its_entry() -> None:
    play = requested()
    play.wait(local(3, 5))
    play.do("begin-series", SYSTEM_ADMIN, BEGUN)
    assert (play.due("homework"), play.due("series")) == (date(2026, 3, 17), date(2026, 4, 1))


def test_a_first_session_lies_neither_in_the_future_nor_before_the_request() -> None:
    play = requested()
    for day, words in ((date(2026, 2, 21), "lies in the future"), (date(2026, 2, 19), "lies before the case")):
        with pytest.raises(NotAllowed, match=f"^2.2-training-window: that day {words}") as refused:
            play.do("begin-series", SYSTEM_ADMIN, Series(begun_on=day))
        assert refused.value.first.field == "begun_on"


def test_homework_handed_in_by_the_last_moment_of_march_17_is_in_time() -> None:
    play = begun()
    assert told_of("homework", play.wait(local(3, 17, 23, 59))) == [
        (date(2026, 3, 12), "reminder", TRAINEE),
        (date(2026, 3, 16), "reminder", TRAINEE),
    ]
    handed_in = play.do("submit", TRAINEE, WORK)
    assert (handed_in.after.state, told([handed_in])) == (
        "IN_REVIEW",
        [(date(2026, 3, 17), "homework-handed-in", SYSTEM_ADMIN)],
    )


def test_from_march_18_trainee_and_administrator_are_told_that_it_is_late_and_nothing_lapses() -> None:
    play = begun()
    play.wait(local(3, 17, 23, 59))
    assert told(play.wait(local(3, 18, 0))) == [
        (date(2026, 3, 18), "overdue", TRAINEE),
        (date(2026, 3, 18), "overdue", AGENCY_ADMIN),
    ]
    assert told_of("homework", play.wait(local(3, 26))) == []
    assert play.case.state == "TRAINING"
    assert play.do("submit", TRAINEE, WORK).after.state == "IN_REVIEW"


def test_the_clocks_changed_on_march_8_and_moved_no_deadline() -> None:
    play = begun()
    homework, series = play.case.owed["homework"].receipt, play.case.owed["series"].receipt
    assert homework is not None
    assert series is not None
    assert homework.ends == datetime(2026, 3, 18, 4, tzinfo=UTC)
    assert series.ends == datetime(2026, 4, 2, 4, tzinfo=UTC)
    play.wait(local(3, 17, 23, 59))
    assert play.case.owed["homework"].next_rung == "overdue"


def test_corrections_asked_on_march_20_are_due_on_april_1_and_the_receipt_says_why() -> None:
    receipt = correcting().case.owed["corrections"].receipt
    assert receipt is not None
    assert receipt.day == date(2026, 4, 1)
    assert receipt.whole == "whichever is soonest: 30 days since first session begun"
    assert [(each.rule, each.day) for each in receipt.candidates] == [
        ("15 days since corrections were asked", date(2026, 4, 4)),
        ("30 days since first session begun", date(2026, 4, 1)),
    ]


def test_corrections_asked_early_are_due_in_fifteen_days_but_only_day_thirty_lapses() -> None:
    play = submitted(day=5)
    play.do("correct", SYSTEM_ADMIN, WRONG)
    assert (play.due("corrections"), play.due("series")) == (date(2026, 3, 20), date(2026, 4, 1))
    late = told(play.wait(local(3, 21, 0)))
    assert late[-2:] == [(date(2026, 3, 21), "overdue", TRAINEE), (date(2026, 3, 21), "overdue", AGENCY_ADMIN)]
    assert play.case.state == "CORRECTING"


def test_corrections_made_at_any_time_on_april_1_count() -> None:
    play = correcting()
    play.wait(local(4, 1, 23, 59))
    assert play.do("resubmit", TRAINEE, FIXED).after.state == "IN_REVIEW"


def test_at_midnight_on_april_2_the_series_lapses_and_must_be_retaken() -> None:
    play = correcting()
    play.wait(local(4, 1, 23, 59))
    assert play.case.state == "CORRECTING"
    lapse = next(each for each in play.wait(local(4, 2, 0)) if each.steps)
    assert (lapse.after.state, lapse.at, lapse.on) == ("LAPSED", local(4, 2, 0), date(2026, 4, 2))
    assert told([lapse]) == [
        (date(2026, 4, 2), "series-lapsed", TRAINEE),
        (date(2026, 4, 2), "series-lapsed", AGENCY_ADMIN),
    ]
    assert lapse.effects == (OpenCase("P03", "retake", (STAFF, Attempt(number=2, failed=1))),)


def test_the_new_attempt_carries_the_request_and_a_level_already_decided() -> None:
    play = begun()
    play.do("decide-level", AGENCY_ADMIN, LEVEL)
    lapse = play.wait(local(4, 2, 0))[-1]
    assert lapse.effects == (
        OpenCase("P03", "retake", (STAFF, Attempt(number=2, failed=0, level_decided=True), LEVEL)),
    )
    again = next_attempt(lapse)
    assert (again.case.state, again.case.forms[Access]) == ("ENROLLED", STAFF)
    assert "level" not in again.case.owed
    again.do("begin-series", SYSTEM_ADMIN, Series(begun_on=date(2026, 4, 2)))
    assert again.due("series") == date(2026, 5, 2)


def test_an_outage_over_day_thirty_changes_neither_the_day_of_the_lapse_nor_that_it_lapses_once() -> None:
    play = begun()
    play.now = local(4, 20)
    lapses = [each for each in play.wait(local(4, 20)) if each.steps]
    assert [(each.at, each.on, each.after.state) for each in lapses] == [(local(4, 20), date(2026, 4, 2), "LAPSED")]


def test_ica_reviews_within_its_own_target_and_is_reminded_when_it_is_late() -> None:
    play = submitted(day=16)
    assert play.due("review") == date(2026, 3, 21)
    assert told_of("review", play.wait(local(4, 15))) == [
        (date(2026, 3, 20), "reminder", SYSTEM_ADMIN),
        (date(2026, 3, 22), "overdue", SYSTEM_ADMIN),
        (date(2026, 3, 29), "overdue", ICA_DIRECTOR),
    ]
    assert play.case.state == "IN_REVIEW"


def test_the_series_never_lapses_while_ica_holds_the_homework_and_the_case_says_why() -> None:
    play = submitted()
    series = play.case.owed["series"]
    assert series.receipt is not None
    assert (series.receipt.day, series.still, series.next_at) == (date(2026, 4, 1), True, None)
    (waiting,) = (state for state in play.process.waiting() if state.state.key == "IN_REVIEW")
    rest = waiting.rest_of("series")
    assert rest is not None
    assert (rest.clause, rest.why) == ("2.2-homework-review", "nothing lapses while ICA holds the homework")
    play.wait(local(6, 30))
    assert play.case.state == "IN_REVIEW"


def test_where_day_thirty_passed_with_ica_fifteen_days_remain_from_its_answer() -> None:
    play = submitted()
    play.wait(local(4, 10))
    play.do("correct", SYSTEM_ADMIN, WRONG)
    assert (play.due("corrections"), play.due("series")) == (date(2026, 4, 25), date(2026, 4, 25))
    play.wait(local(4, 25, 23, 59))
    assert play.case.state == "CORRECTING"
    play.wait(local(4, 26, 0))
    assert play.case.state == "LAPSED"


def test_an_answer_on_day_thirty_itself_leaves_no_day_more_than_day_thirty() -> None:
    play = submitted()
    play.wait(local(4, 1))
    play.do("correct", SYSTEM_ADMIN, WRONG)
    assert (play.due("corrections"), play.due("series")) == (date(2026, 4, 1), date(2026, 4, 1))


def test_ica_may_extend_to_fifteen_days_from_its_feedback_for_a_reason() -> None:
    play, furthest = correcting(), date(2026, 4, 4)
    with pytest.raises(NotAllowed, match=r"^2\.2-homework-review: at most to April 4, 2026"):
        play.fire(Extend("series", ICA, date(2026, 4, 5), "ICA was late"))
    with pytest.raises(NotAllowed, match="say why"):
        play.fire(Extend("series", ICA, furthest, " "))
    with pytest.raises(NotAllowed, match="it is for the System Administrator"):
        play.fire(Extend("series", frozenset({AGENCY_ADMIN}), furthest, "ICA was late"))
    extended = play.fire(Extend("series", ICA, furthest, "ICA was late"))
    assert {owed.key for owed in extended.moved} == {"corrections", "series"}
    assert (play.due("corrections"), play.due("series")) == (furthest, furthest)
    receipt = play.case.owed["series"].receipt
    assert receipt is not None
    assert receipt.added == ("extended to April 4, 2026: ICA was late",)
    play.wait(local(4, 4, 23, 59))
    assert play.case.state == "CORRECTING"
    play.wait(local(4, 5, 0))
    assert play.case.state == "LAPSED"


def test_with_the_toggle_on_the_clock_stops_during_review_and_its_days_are_added() -> None:
    play = correcting(TOLLING)
    receipt = play.case.owed["series"].receipt
    assert receipt is not None
    assert (receipt.day, receipt.added) == (
        date(2026, 4, 5),
        ("4 days paused: nothing lapses while ICA holds the homework",),
    )
    assert play.due("corrections") == date(2026, 4, 4)
    play.wait(local(4, 3))
    play.do("resubmit", TRAINEE, FIXED)
    play.wait(local(4, 13))
    play.do("correct", SYSTEM_ADMIN, WRONG)
    assert play.due("series") == date(2026, 4, 15)
    play.wait(local(4, 16, 0))
    assert play.case.state == "LAPSED"


def test_ica_may_ask_for_the_series_again_with_a_reason_and_that_is_a_failed_attempt() -> None:
    play = submitted()
    repeated = play.do("repeat", SYSTEM_ADMIN, POOR)
    assert (repeated.after.state, repeated.after.owed) == ("REPEATED", {})
    assert repeated.effects == (OpenCase("P03", "retake", (STAFF, Attempt(number=2, failed=1))),)
    with pytest.raises(msgspec.ValidationError, match="why"):
        msgspec.convert({"why": ""}, NotGrasped)


def test_a_license_is_refused_only_after_homework_failed_in_two_series() -> None:
    words = r"^2\.2-refuse-license: a license is refused only after homework failed in at least 2 series"
    first = begun()
    lapsed = first.wait(local(4, 2, 0))[-1]  # without homework: no failed attempt
    second = next_attempt(lapsed)
    with pytest.raises(NotAllowed, match=words):
        second.do("refuse", SYSTEM_ADMIN, ENOUGH)
    second.do("begin-series", SYSTEM_ADMIN, Series(begun_on=date(2026, 4, 2)))
    second.do("submit", TRAINEE, WORK)
    with pytest.raises(NotAllowed, match=words):
        second.do("refuse", SYSTEM_ADMIN, ENOUGH)
    third = next_attempt(second.do("repeat", SYSTEM_ADMIN, POOR))
    assert third.case.forms[Attempt] == Attempt(number=3, failed=1)
    with pytest.raises(NotAllowed, match=words):
        third.do("refuse", SYSTEM_ADMIN, ENOUGH)
    third.do("begin-series", SYSTEM_ADMIN, Series(begun_on=date(2026, 4, 2)))
    third.do("submit", TRAINEE, WORK)
    refused = third.do("refuse", SYSTEM_ADMIN, ENOUGH)
    assert (refused.after.state, refused.after.forms[NoLicense]) == ("REFUSED", ENOUGH)


def test_a_second_failure_opens_a_third_attempt_that_may_be_refused_before_it_begins() -> None:
    second = next_attempt(submitted().do("repeat", SYSTEM_ADMIN, POOR))
    second.do("begin-series", SYSTEM_ADMIN, Series(begun_on=second.now.date()))
    second.do("submit", TRAINEE, WORK)
    third = next_attempt(second.do("repeat", SYSTEM_ADMIN, POOR))
    assert third.do("refuse", SYSTEM_ADMIN, ENOUGH).after.state == "REFUSED"


def test_a_refusal_gives_its_reason() -> None:
    for why in ("", "   "):
        with pytest.raises(msgspec.ValidationError, match="why"):
            msgspec.convert({"why": why}, NoLicense)


def test_only_the_trainee_hands_in_and_only_with_the_work() -> None:
    play = begun()
    with pytest.raises(NotAllowed, match="this is for the trainee to do"):
        play.do("submit", AGENCY_ADMIN, WORK)
    with pytest.raises(NotAllowed, match="this step asks something else than was sent"):
        play.do("submit", TRAINEE)
    assert msgspec.convert({"work": "all of it"}, Homework).work == "all of it"
