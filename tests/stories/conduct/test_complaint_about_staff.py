"""P20, a complaint about an ICA employee: it goes past ICA to the leadership (2.8-ica-employee)."""

from datetime import date

import pytest

from tests.stories.conduct.complaining import OF_STAFF, complained
from tests.stories.people.trainees import told
from tests.workflows.moments import local
from workflows.engine.cases import NotAllowed
from workflows.facts.effects import AddAgendaItem, OpenCase
from workflows.law.continua import Continuum
from workflows.law.policy import FIRST_EDITION
from workflows.law.roles import COC_BALANCE, COC_CHITTENDEN, ICA_DIRECTOR, MANAGING_DIRECTOR, SYSTEM_ADMIN, Role
from workflows.manual.conduct.complaint.accused import kept_from
from workflows.manual.conduct.complaint.complaining import Question
from workflows.manual.conduct.complaint.deciding import Answered
from workflows.manual.conduct.complaint.leadership import Inquiry, Learned, Outcome, Returned, View
from workflows.manual.conduct.complaint.saying import Referral
from workflows.trying.simulate import Play

BOTH = frozenset(Continuum)
BALANCE, CHITTENDEN = frozenset({Continuum.BALANCE}), frozenset({Continuum.CHITTENDEN})
SEEN = Inquiry(found="The audit report shows three look-ups.")
DONE = Outcome(borne_out=True, follows="A written warning, and training.")


def kept(play: Play) -> set[Role]:
    case = play.case
    return set(kept_from(case.known(FIRST_EDITION, play.now)))


def test_it_goes_to_the_affected_continuum_and_the_managing_director_and_to_nobody_else_at_ica() -> None:
    play = complained(OF_STAFF)
    assert (play.case.state, set(play.case.owed)) == ("WITH_LEADERSHIP", {"view:balance", "inquiry"})
    assert kept(play) == {SYSTEM_ADMIN, ICA_DIRECTOR, COC_CHITTENDEN}
    assert {notice for _, notice, _ in told(play.decisions)} == {"complaint-about-staff"}
    assert {role for _, _, role in told(play.decisions)} - kept(play) == {COC_BALANCE, MANAGING_DIRECTOR}


def test_where_both_continua_are_touched_both_hear_of_it() -> None:
    play = complained(OF_STAFF, continua=BOTH)
    assert set(play.case.owed) == {"view:balance", "view:chittenden", "inquiry"}
    assert kept(play) == {SYSTEM_ADMIN, ICA_DIRECTOR}


def test_one_that_names_no_continuum_is_sent_back_in_words() -> None:
    with pytest.raises(NotAllowed, match="say which one, or both") as refused:
        complained(OF_STAFF, continua=frozenset())
    assert (refused.value.first.clause, refused.value.first.field) == ("2.8-ica-employee", "continua")


def test_where_the_managing_director_is_complained_of_the_leadership_of_the_continua_acts_alone() -> None:
    play = complained(OF_STAFF, continua=BOTH, director=True)
    assert set(play.case.owed) == {"view:balance", "view:chittenden"}
    assert kept(play) == {SYSTEM_ADMIN, ICA_DIRECTOR, MANAGING_DIRECTOR}


def test_the_managing_director_decides_once_the_continua_have_given_their_views() -> None:
    play = complained(OF_STAFF, continua=BOTH)
    play.do("record-inquiry", MANAGING_DIRECTOR, SEEN)
    play.do("give-view", COC_CHITTENDEN, View(view="A warning."), party="chittenden")
    assert play.case.state == "WITH_LEADERSHIP"
    play.do("give-view", COC_BALANCE, View(view="A warning, and training."), party="balance")
    assert (play.case.state, set(play.case.owed)) == ("DECIDING", {"decide"})
    with pytest.raises(NotAllowed, match="this is for the"):
        play.do("settle", SYSTEM_ADMIN, DONE)
    play.do("settle", MANAGING_DIRECTOR, DONE)
    assert play.case.state == "SETTLED"


@pytest.mark.parametrize(("party", "leader"), [("balance", COC_BALANCE), ("chittenden", COC_CHITTENDEN)])
def test_without_the_managing_director_the_continuum_records_the_decision(party: str, leader: Role) -> None:
    play = complained(OF_STAFF, continua=frozenset({Continuum(party)}), director=True)
    play.do("give-view", leader, View(view="It holds."), party=party)
    assert set(play.case.owed) == {f"decide-without-director:{party}"}
    with pytest.raises(NotAllowed):
        play.do("settle", MANAGING_DIRECTOR, DONE)
    play.do("settle", leader, DONE, party=party)
    assert play.case.state == "SETTLED"


def test_there_are_no_tiers_and_it_never_reaches_an_agenda() -> None:
    play = complained(OF_STAFF)
    play.do("record-inquiry", MANAGING_DIRECTOR, SEEN)
    play.do("give-view", COC_BALANCE, View(view="It holds."), party="balance")
    play.do("settle", MANAGING_DIRECTOR, DONE)
    effects = [effect for decision in play.decisions for effect in decision.effects]
    assert not any(isinstance(effect, OpenCase | AddAgendaItem) for effect in effects)


def test_no_clock_decides_in_it() -> None:
    play = complained(OF_STAFF)
    assert not [decision for decision in play.wait(local(12, 31)) if decision.steps]
    assert play.case.state == "WITH_LEADERSHIP"


def test_a_complaint_that_turns_out_to_be_about_an_employee_is_handed_over_at_any_time() -> None:
    handed = Referral(employee="Kofi Mensah", continua=CHITTENDEN, director=False)
    for steps in ([], ["look-into"]):
        play = complained()
        assert kept(play) == {MANAGING_DIRECTOR, COC_BALANCE, COC_CHITTENDEN}
        for step in steps:
            play.do(step, SYSTEM_ADMIN)
        play.do("refer", SYSTEM_ADMIN, handed)
        assert (play.case.state, set(play.case.owed)) == ("WITH_LEADERSHIP", {"view:chittenden", "inquiry"})
        assert kept(play) == {SYSTEM_ADMIN, ICA_DIRECTOR, COC_BALANCE}


def test_the_leadership_asks_back_and_adds_what_the_complainant_answers() -> None:
    play = complained(OF_STAFF, contact="802-555-0117", occurred="")
    play.do("ask-complainant", COC_BALANCE, Question(wanted="On which day was it?"))
    assert play.due("complainant") == date(2026, 3, 7)
    play.do("add-answer", MANAGING_DIRECTOR, Learned(occurred="February 27", more="It was in the evening."))
    assert set(play.case.owed) == {"view:balance", "inquiry"}
    with pytest.raises(NotAllowed):
        complained(OF_STAFF).do("ask-complainant", COC_BALANCE, Question(wanted="When?"))  # nobody can be reached


def test_who_complained_of_staff_hears_what_became_of_it_and_every_task_has_a_date() -> None:
    play = complained(OF_STAFF, contact="802-555-0117", director=True)
    assert all(play.due(key) for key in play.case.owed)
    play.do("give-view", COC_BALANCE, View(view="It holds."), party="balance")
    play.do("settle", COC_BALANCE, DONE, party="balance")
    assert play.due("answer-complainant-without-director:balance") == date(2026, 3, 7)
    play.do("tell-complainant", COC_BALANCE, Answered(words="We looked into it."), party="balance")
    assert play.case.state == "SETTLED"


def test_what_is_about_nobody_of_ica_goes_back_to_ica_with_the_day_it_came_in() -> None:
    play = complained(OF_STAFF)
    play.now = local(3, 20)
    told_then = play.do("return", COC_BALANCE, Returned(why="He works for Otter Creek Shelter."))
    assert told([told_then]) == [(date(2026, 3, 20), "complaint-received", SYSTEM_ADMIN)]
    assert (play.case.state, play.due("read"), play.case.received) == ("RECEIVED", date(2026, 3, 25), date(2026, 3, 2))
    assert kept(play) == {MANAGING_DIRECTOR, COC_BALANCE, COC_CHITTENDEN}
    play.do("refer-again", SYSTEM_ADMIN, Referral(employee="Kofi Mensah", continua=BOTH, director=False))
    assert kept(play) == {SYSTEM_ADMIN, ICA_DIRECTOR}
    with pytest.raises(NotAllowed):
        play.do("return", COC_BALANCE, Returned(why="No."))
