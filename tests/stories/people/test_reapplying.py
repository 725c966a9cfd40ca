"""2.2, 2.8: a new license after a termination is ICA's decision, and attempts that failed are the person's."""

from datetime import date

import pytest

from tests.stories.people.trainees import (
    STAFF,
    requested,
    told,
)
from tests.workflows.moments import local
from workflows.engine.cases import NotAllowed
from workflows.grammar.events import Act
from workflows.grammar.needed import missing
from workflows.law.roles import AGENCY_ADMIN, CLOCK, ICA_DIRECTOR, SYSTEM_ADMIN, TRAINEE
from workflows.manual.people.attendance import TrainingRecord
from workflows.manual.people.onboarding.reapplying import Allowance, Denial
from workflows.manual.people.onboarding.series import NoLicense
from workflows.manual.people.onboarding.sparing import Waiver
from workflows.manual.people.standing import AgencyStanding, Attempt, EarlierSeries, PersonStanding
from workflows.trying.simulate import Play


def lacking(play: Play) -> list[str]:
    return [each.key for each in missing(play.process.needed, play.case.known(play.policy, play.now))]


def terminated(on: date = date(2025, 6, 1)) -> PersonStanding:
    return PersonStanding(licensed_before=True, terminated=True, terminated_on=on)


def test_after_a_termination_ica_decides_first_and_nothing_else_is_asked() -> None:
    play = requested(person=terminated())
    assert (play.case.state, *play.case.owed) == ("REAPPLYING", "reapplication")
    assert play.due("reapplication") == date(2026, 3, 2)
    assert told(play.decisions[-1:]) == [(date(2026, 2, 20), "reapplication", to) for to in (TRAINEE, ICA_DIRECTOR)]
    with pytest.raises(NotAllowed, match="for the ICA director to do"):
        play.do("allow-license", SYSTEM_ADMIN, Allowance(why="time has passed"))


def test_a_new_license_that_is_allowed_goes_its_way_and_the_next_attempt_knows_it() -> None:
    play = requested(person=terminated())
    allowed = play.do("allow-license", ICA_DIRECTOR, Allowance(why="eight years ago, and a new agency"))
    assert (allowed.after.state, lacking(play)) == ("ENROLLED", ["trained", "security", "agreement", "notice", "level"])
    assert [notice.to for notice in allowed.notices if notice.template == "new-license-allowed"] == [
        TRAINEE,
        AGENCY_ADMIN,
    ]
    play.do("waive", SYSTEM_ADMIN, Waiver(familiarity="some", changes="some"))
    assert "reapplication" not in play.case.owed
    play.learn(terminated(date(2026, 2, 27)))
    assert "reapplication" in play.case.owed


def test_a_new_license_that_is_denied_ends_the_case_with_the_reason() -> None:
    denied = requested(person=terminated()).do("deny-license", ICA_DIRECTOR, Denial(why="client data was sold"))
    assert denied.after.state == "REFUSED"
    assert [notice.to for notice in denied.notices] == [TRAINEE, AGENCY_ADMIN, SYSTEM_ADMIN]


def test_leave_for_a_new_license_is_taken_over_by_the_next_attempt() -> None:
    play = Play(requested().process, local(4, 2))
    play.learn(AgencyStanding(), terminated(), TrainingRecord())
    play.do("retake", CLOCK, STAFF, Attempt(number=2, allowed_on=date(2026, 2, 20)))
    assert "allowed" not in lacking(play)


def test_failed_attempts_are_the_persons_whatever_became_of_the_request() -> None:
    for failed, may in ((1, False), (2, True)):
        play = requested()
        play.learn(EarlierSeries(failed=failed))
        refuse = Act("refuse", frozenset({SYSTEM_ADMIN}), (NoLicense(why="the homework failed twice"),))
        if may:
            assert play.fire(refuse).after.state == "REFUSED"
        else:
            with pytest.raises(NotAllowed, match="only after homework failed in at least 2 series"):
                play.fire(refuse)
