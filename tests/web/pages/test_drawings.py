"""What pages draw: the ladder of a deadline, and the bar of legs."""

from __future__ import annotations

from datetime import datetime

from tests.desks import local
from web.pages.case.ladders import Ladder, ladder_of
from web.pages.case.stages import bar_of
from workflows.engine.ladder import Owed, reckon
from workflows.facts.known import Known
from workflows.facts.rules import Days
from workflows.grammar.duties import Duty, Must
from workflows.grammar.process import Step, escalate
from workflows.law.policy import FIRST_EDITION, Policy
from workflows.law.roles import COUNSEL, ICA_DIRECTOR
from workflows.manual.registry import BY_KEY

DUTY = Must("answer", "2.2", COUNSEL, "answer").by(
    Days(Policy.onboarding_submit_days), late=escalate(ICA_DIRECTOR, ICA_DIRECTOR)
)
SLOW = DUTY.answers(Step("approve", "2.2").not_before(Days(Policy.homework_review_days)))


def drawn(now: datetime, duty: Duty = DUTY, *, still: bool = False) -> Ladder:
    """Draw the ladder of a duty that began on June 1 and is due on June 16."""
    known = Known(FIRST_EDITION, now)
    owed = reckon(duty, Owed("answer", local(6, 1).date(), local(6, 1)), known, still)
    found = ladder_of(duty, owed, known, "Answer")
    assert found is not None
    return found


def test_the_line_begins_on_day_0_and_ends_with_the_last_moment() -> None:
    ladder = drawn(local(6, 9, 0))
    assert (ladder.due, ladder.now, ladder.is_late) == ("100%", "50%", False)
    assert [(label.x, label.words) for label in ladder.labels] == [("0%", "began"), ("100%", "due")]
    assert ladder.told == (
        "Answer. Began June\xa01. Today is June\xa09. Reminders on June\xa011 and June\xa015. Due June\xa016."
    )


def test_a_late_line_goes_on_to_today() -> None:
    ladder = drawn(local(6, 25))
    assert (ladder.now, ladder.is_late) == ("100%", True)
    assert float(ladder.due.rstrip("%")) < 70
    assert ladder.labels[-1].words == "was due"
    assert "Was due June\xa016." in ladder.told


def test_what_is_too_early_is_dotted() -> None:
    ladder = drawn(local(6, 2), SLOW)
    assert ladder.shut == ladder.floor != ""
    assert ("not before", "Jun\xa06") in [(label.words, label.day) for label in ladder.labels]
    assert "Not before June\xa06." in ladder.told


def test_a_date_that_stands_still_is_dotted_to_its_end() -> None:
    ladder = drawn(local(6, 9), still=True)
    assert (ladder.shut, ladder.labels[-1].words) == ("100%", "paused")


def test_no_date_draws_nothing() -> None:
    known, undated = Known(FIRST_EDITION, local(6, 1)), Must("a", "2.2", COUNSEL, "a").untimed("no time is set")
    assert ladder_of(undated, Owed("a", local(6, 1).date(), local(6, 1)), known, "A") is None


def test_the_bar_counts_the_legs_and_tells_those_that_were_passed_over() -> None:
    bar = bar_of(BY_KEY["P03"], "TRAINED", ["NEW", "ENROLLED", "TRAINED"])
    assert bar.now == "Step 5 of 7: Conditions"
    assert [leg.look + leg.aside for leg in bar.legs] == ["done, done", *[", not needed"] * 3, "now", "", ""]


def test_a_case_that_ended_aside_has_no_leg_now() -> None:
    bar = bar_of(BY_KEY["P03"], "REFUSED", ["NEW", "ENROLLED", "REFUSED"])
    assert bar.now == "Ended: the license is refused"
    assert "now" not in [leg.look for leg in bar.legs]
