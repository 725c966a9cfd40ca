"""5: the Committee is responsible for approving the policies: it decides by a motion on any other number of them."""

from datetime import date

import pytest

from tests.workflows.moments import local
from workflows.engine.cases import NotAllowed
from workflows.facts.effects import OpenCase
from workflows.law.editions.texts import NONE
from workflows.law.roles import CHAIR, COMMITTEE, ICA_DIRECTOR, SYSTEM_ADMIN, Role
from workflows.law.value import changed
from workflows.manual.governance.motion.decided import MotionDecided, Outcome
from workflows.manual.governance.motion.moving import Motion
from workflows.manual.governance.policy_edition import PROCESS
from workflows.manual.governance.policy_edition.deciding import AdoptEdition
from workflows.manual.governance.policy_edition.proposing import EditionProposal, EditionsKnown
from workflows.trying.simulate import Play

KNOWN = EditionsKnown(names=("first edition",), newest="first edition")
PROPOSED = EditionProposal(
    name="2027 edition", since=date(2027, 1, 1), numbers="onboarding_submit_days = 20", why="Trainees work."
)
ALL = {COMMITTEE, CHAIR, SYSTEM_ADMIN, ICA_DIRECTOR}


def proposed() -> Play:
    play = Play(PROCESS, local(3, 2, 9))
    play.do("propose", SYSTEM_ADMIN, PROPOSED, KNOWN, MotionDecided())
    return play


def decided(outcome: Outcome, on: date) -> Play:
    play = proposed()
    play.now = local(on.month, on.day, 15, year=on.year)
    play.learn(MotionDecided(outcome=outcome, on=on))
    return play


def adopted(play: Play) -> list[AdoptEdition]:
    return [each for decision in play.decisions for each in decision.effects if isinstance(each, AdoptEdition)]


def who(play: Play, template: str) -> set[Role]:
    return {notice.to for notice in play.decisions[-1].notices if notice.template == template}


# "… responsible for approving and implementing the HMIS Policies and Procedures …"


def test_a_proposal_brings_a_motion_that_names_each_number_that_changes() -> None:
    play = proposed()
    (opened,) = [each for each in play.decisions[-1].effects if isinstance(each, OpenCase)]
    (motion,) = opened.forms if isinstance(opened.forms, tuple) else ()
    assert isinstance(motion, Motion)
    assert (opened.process, motion.title) == ("P34", "Deadlines and limits: 2027 edition")
    assert motion.text.splitlines() == [
        "Resolved, that the 2027 edition of the deadlines and limits holds from January 1, 2027 on.",
        "Days to finish all sessions and assignments: 20, in place of 15.",
    ]
    assert (play.case.state, set(play.case.owed)) == ("PROPOSED", {"await"})
    assert who(play, "edition-proposed") == {COMMITTEE, CHAIR}


@pytest.mark.parametrize(
    ("on", "since"), [(date(2026, 4, 14), date(2027, 1, 1)), (date(2027, 2, 9), date(2027, 2, 10))]
)
def test_what_the_committee_adopts_holds_from_its_first_day_on_and_from_none_before_the_decision(
    on: date, since: date
) -> None:
    play = decided(Outcome.ADOPTED, on)
    (edition,) = adopted(play)
    assert (edition.name, edition.since, edition.numbers) == ("2027 edition", since, "onboarding_submit_days = 20")
    assert (play.case.state, who(play, "edition-adopted")) == ("ADOPTED", ALL)


@pytest.mark.parametrize("outcome", [Outcome.REJECTED, Outcome.DROPPED])
def test_what_it_does_not_adopt_changes_nothing(outcome: Outcome) -> None:
    play = decided(outcome, date(2026, 4, 14))
    assert (play.case.state, who(play, "edition-kept"), adopted(play)) == ("KEPT", ALL, [])


@pytest.mark.parametrize(
    ("said", "field", "words"),
    [
        (changed(PROPOSED, name=" First  Edition "), "name", "there is an edition of this name already"),
        (changed(PROPOSED, since=date(2026, 3, 2)), "since", "enter a first day after today"),
        (changed(PROPOSED, numbers="onboarding_submit_days = -1"), "numbers", "a value that it may have"),
        (changed(PROPOSED, numbers="no_such_days = 3"), "numbers", "a value that it may have"),
        (changed(PROPOSED, numbers="days"), "numbers", "a value that it may have"),
        (changed(PROPOSED, numbers="onboarding_submit_days = 15"), "numbers", "change at least one"),
        (changed(PROPOSED, numbers=NONE), "numbers", "change at least one"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(said: EditionProposal, field: str, words: str) -> None:
    play = Play(PROCESS, local(3, 2, 9))
    with pytest.raises(NotAllowed, match=words) as refused:
        play.do("propose", SYSTEM_ADMIN, said, KNOWN, MotionDecided())
    assert refused.value.first.field == field


def test_an_edition_that_takes_a_change_back_names_no_number() -> None:
    play = Play(PROCESS, local(3, 2, 9))
    newest = changed(KNOWN, newest="2026 edition", numbers="onboarding_submit_days = 20")
    play.do("propose", ICA_DIRECTOR, changed(PROPOSED, numbers=NONE), newest, MotionDecided())
    assert play.case.state == "PROPOSED"


@pytest.mark.parametrize(
    ("also", "says"),
    [("", "1 more number differs"), ("\nonboarding_submit_days = 20", "2 more numbers differ")],
)
def test_a_motion_of_very_many_numbers_says_how_many_more_there_are(also: str, says: str) -> None:
    days = ", ".join(f"{date(2027, 1 + month, day)}" for month in range(12) for day in range(1, 28))
    play = Play(PROCESS, local(3, 2, 9))
    numbers = f"closures = [{days}]{also}"
    play.do("propose", ICA_DIRECTOR, changed(PROPOSED, numbers=numbers), KNOWN, MotionDecided())
    (opened,) = [each for each in play.decisions[-1].effects if isinstance(each, OpenCase)]
    (motion,) = opened.forms if isinstance(opened.forms, tuple) else ()
    assert isinstance(motion, Motion)
    assert motion.text.splitlines()[-1] == f"{says}; the case of the proposal names all of them."
    assert len(motion.text) <= 5_000
