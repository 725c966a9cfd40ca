"""4.3: an agency whose data still fall short after ICA's training has a plan with ICA; what follows it is a person's decision."""

from datetime import date, datetime
from typing import Any

import msgspec
import pytest

from tests.stories.lateness import silence
from tests.workflows.moments import local
from workflows.engine.cases import NotAllowed
from workflows.facts.by_name import TellUsers
from workflows.facts.effects import OpenCase
from workflows.law.policy import FIRST_EDITION, Policy
from workflows.law.readers import ICA, tokens
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, CLOCK, ICA_DIRECTOR, STAND_IN, SYSTEM_ADMIN, Role
from workflows.law.setting import Origin
from workflows.manual.conduct.violation.alleging import Allegation, Violator
from workflows.manual.data.corrective_action import PROCESS
from workflows.manual.data.corrective_action.deciding import Referral
from workflows.manual.data.corrective_action.planning import PlanLeft, PlanProposed, PlanSentBack, PlanWanted
from workflows.manual.data.corrective_action.reason import PlanBefore, PlanReason
from workflows.manual.data.corrective_action.running import (
    MeasuresDone,
    PlanMet,
    PlanMoreTime,
    PlanNotMet,
    PlanReviewed,
    RepeatTraining,
)
from workflows.sight.reading import readers_of_field
from workflows.trying.simulate import Play

MARCH_2 = local(3, 2, 9)
OF_AGENCY = {AGENCY_DIRECTOR, AGENCY_ADMIN}
PLANNED = PlanProposed(needs="New staff", measures="Enter exits weekly: Sofia, from March 9", ends_on=date(2026, 5, 1))
REFERRAL = Referral(what="No measure was carried out", occurred="March to May 2026", why="It had its days")


def begun(policy: Policy = FIRST_EDITION) -> Play:
    play = Play(PROCESS, MARCH_2, policy)
    play.learn(PlanBefore(agency="pathways"))
    play.do("deficient", CLOCK, PlanReason(month="January 2026", shortfalls="Harbor: 3.02 is missing"))
    return play


def proposed(policy: Policy = FIRST_EDITION) -> Play:
    play = begun(policy)
    play.do("propose", SYSTEM_ADMIN, PLANNED)
    return play


def running(policy: Policy = FIRST_EDITION) -> Play:
    play = proposed(policy)
    play.do("agree", AGENCY_DIRECTOR)
    return play


def over(policy: Policy = FIRST_EDITION) -> Play:
    """Bring a plan whose days are over before ICA's director."""
    play = running(policy)
    play.now = local(5, 2, 9)
    play.do("not-met", SYSTEM_ADMIN, PlanNotMet(why="Nothing was done"))
    return play


def reviewed(play: Play, at: datetime) -> None:
    play.now = at
    play.do("review", SYSTEM_ADMIN, PlanReviewed(reviewed_on=at.date(), standing="Half of it"))


def who(play: Play, template: str) -> set[Role]:
    return {notice.to for notice in play.decisions[-1].notices if notice.template == template}


def refused(play: Play, step: str, by: Role, *args: Any) -> str:
    with pytest.raises(NotAllowed) as found:
        play.do(step, by, *args)
    return str(found.value)


# "… will work with ICA to create a corrective action plan to address the data needs of the partner agency."


def test_a_plan_is_worked_out_with_the_agency_which_agrees_to_it_by_itself() -> None:
    play = begun()
    assert (play.case.state, who(play, "plan-begun"), play.due("plan")) == ("PLANNING", OF_AGENCY, date(2026, 3, 17))
    play.do("propose", SYSTEM_ADMIN, PLANNED)
    assert (who(play, "plan-proposed"), play.due("agree")) == (OF_AGENCY, date(2026, 3, 17))
    for role in (SYSTEM_ADMIN, STAND_IN):
        assert refused(play, "agree", role)
    play.do("agree", AGENCY_ADMIN)
    assert (play.case.state, play.due("carry-out")) == ("RUNNING", date(2026, 5, 1))


def test_a_plan_has_sixty_days_as_a_rule_and_says_why_it_takes_longer() -> None:
    long: dict[str, Any] = {"needs": "New staff", "measures": "Enter exits weekly", "ends_on": date(2026, 5, 2)}
    assert "60 days as a rule" in refused(begun(), "propose", SYSTEM_ADMIN, PlanProposed(**long))
    assert "after today" in refused(
        begun(), "propose", SYSTEM_ADMIN, PlanProposed(**{**long, "ends_on": date(2026, 3, 2)})
    )
    play = begun()
    play.do("propose", SYSTEM_ADMIN, PlanProposed(**long, why_longer="The new staff begin in April"))
    assert play.case.state == "AGREEING"


def test_the_agency_may_ask_for_changes_and_silence_refers_nobody() -> None:
    play = proposed()
    play.do("send-back-plan", AGENCY_DIRECTOR, PlanSentBack(wanted="Until June"))
    assert (play.case.state, who(play, "plan-sent-back")) == ("PLANNING", {SYSTEM_ADMIN})
    later = silence(proposed(), "agree")
    assert (later.due, later.then) == ((3, 17), [OF_AGENCY, {SYSTEM_ADMIN, ICA_DIRECTOR}])
    silent = proposed()
    assert "15 days to answer" in refused(silent, "unanswered", SYSTEM_ADMIN)
    silent.now = local(3, 18, 9)
    silent.do("unanswered", SYSTEM_ADMIN)
    assert (silent.case.state, who(silent, "plan-to-decide")) == ("DECIDING", {ICA_DIRECTOR, *OF_AGENCY})
    silent.do("more-time", ICA_DIRECTOR, PlanMoreTime(until=date(2026, 6, 1), why="A new director"))
    assert silent.case.state == "AGREEING"


def test_a_plan_is_reviewed_every_thirty_days_and_closed_when_it_is_met() -> None:
    play = running()
    assert play.due("review") == date(2026, 4, 1)
    reviewed(play, local(3, 30, 9))
    assert (play.case.state, play.due("review"), who(play, "plan-reviewed")) == (
        "RUNNING",
        date(2026, 4, 29),
        OF_AGENCY,
    )
    play.do("carried-out", AGENCY_ADMIN, MeasuresDone(done_on=date(2026, 3, 30), how="All of them"))
    assert who(play, "plan-carried-out") == {SYSTEM_ADMIN}
    play.do("met", SYSTEM_ADMIN, PlanMet(shows="All at 95 percent"))
    assert (play.case.state, who(play, "plan-met"), play.case.owed) == ("MET", OF_AGENCY, {})


# "If the HMIS Lead Agency determines that data entered by a current HMIS User does not meet minimum data quality standards, users may be
# required to repeat this training."


def test_users_may_be_asked_to_repeat_the_training_and_keep_their_licenses() -> None:
    play = running()
    said = RepeatTraining(users=("kim@example.org",), repeat_by=date(2026, 4, 1), why="Exits are missing")
    assert "at least one" in refused(play, "repeat-training", SYSTEM_ADMIN, msgspec.structs.replace(said, users=()))
    play.do("repeat-training", SYSTEM_ADMIN, said)
    (told,) = play.decisions[-1].effects
    assert isinstance(told, TellUsers)
    assert (told.named, play.case.state) == (("kim@example.org",), "RUNNING")


# "… will be considered in violation of the HMIS operating agreements …"


def test_days_that_run_out_refer_nobody_and_icas_director_alone_decides() -> None:
    play = running()
    assert "still has days" in refused(play, "not-met", SYSTEM_ADMIN, PlanNotMet(why="Nothing was done"))
    play.wait(local(6, 1, 9))
    assert play.case.state == "RUNNING"
    play = over()
    assert (play.case.state, who(play, "plan-to-decide")) == ("DECIDING", {ICA_DIRECTOR, *OF_AGENCY})
    assert "ICA director" in refused(play, "refer", SYSTEM_ADMIN, REFERRAL)
    later = silence(over(), "decide")
    assert (later.due, later.then) == ((5, 9), [{ICA_DIRECTOR, SYSTEM_ADMIN}])


def test_a_referral_ends_the_plan_and_opens_a_violation_case_about_the_agency() -> None:
    play = over()
    play.do("refer", ICA_DIRECTOR, REFERRAL)
    (opened,) = play.decisions[-1].effects
    assert isinstance(opened, OpenCase)
    said = Allegation(agency="pathways", violator=Violator.AGENCY, what=REFERRAL.what, occurred="March to May 2026")
    assert (opened.process, opened.forms) == ("P19", (said,))
    assert (play.case.state, play.case.owed) == ("REFERRED", {})
    assert who(play, "plan-referred") == {*OF_AGENCY, SYSTEM_ADMIN}
    assert readers_of_field(Referral, "why", frozenset({"agencies", *tokens([ICA])})) == tokens([ICA])


def test_while_it_is_dealt_with_as_a_violation_no_plan_begins() -> None:
    play = Play(PROCESS, MARCH_2)
    play.learn(PlanBefore(agency="pathways", referred=True))
    assert "no plan at the same time" in refused(
        play, "begin-plan", SYSTEM_ADMIN, PlanWanted(agency="pathways", shortfalls="3.02 is missing")
    )


def test_icas_director_may_give_more_time_or_close_it_without_more() -> None:
    play = over()
    play.do("more-time", ICA_DIRECTOR, PlanMoreTime(until=date(2026, 6, 1), why="They have begun"))
    assert (play.case.state, play.due("carry-out")) == ("RUNNING", date(2026, 6, 1))
    left = over()
    left.do("leave-plan", ICA_DIRECTOR, PlanLeft(why="The program has closed"))
    assert (left.case.state, who(left, "plan-left")) == ("LEFT", {*OF_AGENCY, SYSTEM_ADMIN})


def test_an_edition_may_know_no_referral() -> None:
    policy = Policy("otherwise", FIRST_EDITION.since, Policy.dq_failure_path.to("cap_only"))
    assert "no violation, by this edition" in refused(over(policy), "refer", ICA_DIRECTOR, REFERRAL)
    assert FIRST_EDITION.origin_of(Policy.dq_failure_path) is Origin.READING
