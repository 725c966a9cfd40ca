"""P19: a member of the Committee reads before voting what each choice would bring about, from the table that the notices read."""

from datetime import date

from tests.stories.conduct.violations import ABOUT_AGENCY, GRAVE, found, notified, record
from tests.workflows.moments import local
from workflows.law.value import changed
from workflows.manual.conduct.violation.vote import Ballot, would_follow
from workflows.trying.simulate import Play


def weighed(play: Play) -> dict[Ballot, str]:
    """Return what each choice would bring about."""
    said = would_follow(play.case.known(play.policy, play.now))
    return {choice: " ".join(sentences) for choice, sentences in said.items() if isinstance(choice, Ballot)}


def test_of_a_user_the_license_is_kept_with_its_suspension_or_ends_and_nobody_suspends_an_agency() -> None:
    assert weighed(notified(record(2), GRAVE)) == {
        Ballot.KEEP: "{subject} keeps the HMIS license. The suspension lasts through May 1, 2026. Training follows. "
        "A further violation ends the license.",
        Ballot.TERMINATE: "{subject} no longer has an HMIS license. It ends with this decision, at every agency. The decision "
        "follows in writing. ICA decides about a later application, at any agency, case by case.",
        Ballot.ABSTAIN: "This counts among the votes that are needed, and for nothing else.",
    }


def test_after_its_last_day_a_suspension_would_be_over_with_the_decision() -> None:
    play = notified(record(2), GRAVE)
    play.now = local(6, 1)
    assert "The suspension is over with this decision." in weighed(play)[Ballot.KEEP]


def test_of_a_license_that_ended_meanwhile_nothing_is_left_to_keep() -> None:
    play = notified(record(2), GRAVE)
    play.learn(changed(record(2), ended=(date(2026, 4, 3),)))
    assert "The license ended on April 3, 2026 for another reason, and stays ended." in weighed(play)[Ballot.KEEP]


def test_an_agency_may_be_suspended_too_and_its_next_violation_comes_back() -> None:
    said = weighed(found(record(3), GRAVE, ABOUT_AGENCY))
    assert said[Ballot.SUSPEND].startswith("{subject} is suspended. The chair of the Committee records for how long.")
    assert said[Ballot.KEEP].endswith("A further violation of the agency goes back to the Committee.")
