"""2.1, 2.2, 4.1 and 4.2: a program is named truly, set up with its assessments, given a standard report, and confirmed every year."""

from datetime import date
from typing import Any

import pytest

from tests.workflows.moments import local
from workflows.engine.cases import NotAllowed
from workflows.engine.following import following
from workflows.grammar.events import Act
from workflows.law.agency_kinds import ProjectType, Protected
from workflows.law.continua import Continuum
from workflows.law.policy import FIRST_EDITION, Policy
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, CLOCK, STAND_IN, SYSTEM_ADMIN
from workflows.law.value import changed
from workflows.manual.data.continua_known import AgencyContinua
from workflows.manual.data.program import PROCESS
from workflows.manual.data.program.asking import NewProgramWanted, NotWanted, ProgramChangeWanted
from workflows.manual.data.program.confirming import ProgramsConfirmed, ProgramsCorrected, ProgramsWrong
from workflows.manual.data.program.known import WANTED, ProgramHere, ProgramsHere
from workflows.manual.data.program.naming import NameApproved, OtherName, OtherNameAsked
from workflows.manual.data.program.reporting import SetStandardReport, StandardReport
from workflows.manual.data.program.setting_up import ChangeProgram, EnterProgram, ProgramChanged, ProgramSetUp
from workflows.trying.simulate import Play

HARBOR = ProgramHere(
    "Harbor, emergency shelter", "11", ProjectType.EMERGENCY_SHELTER, assessments="Entry", report="CAPER"
)
HERE = ProgramsHere(programs=(HARBOR,), since=date(2025, 3, 20))
BALANCE = AgencyContinua(continua=frozenset({Continuum.BALANCE}))
NEW = NewProgramWanted(
    agency="pathways", name="Lighthouse", does="Street outreach to young people", kind=ProjectType.STREET_OUTREACH,
    continuum=Continuum.BALANCE, protected=frozenset({Protected.YOUTH}), assessments="Entry, exit, current living situation",
    requirements="What a RHY grant asks for", extra="Schools, to arrange rides", begins_on=date(2026, 4, 1),
)  # fmt: skip
CHANGE = ProgramChangeWanted(agency="pathways", programs=("11",), name="Harbor, day shelter", why="It closes at night.")
SET_UP = ProgramSetUp(
    consulted_on=date(2026, 3, 2), project_id="12", kind=ProjectType.STREET_OUTREACH, protected=frozenset({Protected.YOUTH}),
    assessments="Entry; exit; current living situation", done_on=date(2026, 3, 2),
)  # fmt: skip


def known(policy: Policy = FIRST_EDITION, here: ProgramsHere = HERE) -> Play:
    play = Play(PROCESS, local(3, 2, 9), policy)
    play.learn(here, BALANCE)
    return play


def asked(policy: Policy = FIRST_EDITION, **fields: Any) -> Play:
    play = known(policy)
    play.do("ask", AGENCY_ADMIN, changed(NEW, **fields))
    return play


def named() -> Play:
    play = asked()
    play.do("approve-name", SYSTEM_ADMIN, NameApproved(reflects=True))
    return play


def changing(**fields: Any) -> Play:
    play = known()
    play.do("change", AGENCY_ADMIN, changed(CHANGE, **fields))
    return play


def refused(play: Play, step: str, *args: Any) -> str:
    with pytest.raises(NotAllowed) as found:
        play.do(step, *args)
    return str(found.value)


# "All providers within HMIS must be named so that they accurately reflect the type of service …"


def test_a_person_looks_at_each_name_and_asks_for_another_until_it_says_truly_what_the_program_is() -> None:
    play = asked()
    assert (play.case.state, play.due("review-name")) == ("NAMING", date(2026, 3, 9))  # Tuesday is Town Meeting Day
    assert refused(play, "approve-name", SYSTEM_ADMIN, NameApproved(reflects=False)).startswith("4.2-naming")
    assert refused(play, "approve-name", AGENCY_ADMIN, NameApproved(reflects=True))
    play.do("ask-name", SYSTEM_ADMIN, OtherNameAsked(wanted="It does not say that it is outreach."))
    taken = OtherName(name="harbor, Emergency Shelter")
    assert "has this name already" in refused(play, "rename", AGENCY_ADMIN, taken)
    play.do("rename", AGENCY_ADMIN, OtherName(name="Lighthouse, youth outreach"))
    play.do("approve-name", SYSTEM_ADMIN, NameApproved(reflects=True))
    play.do("set-up", SYSTEM_ADMIN, SET_UP)
    (entered,) = play.decisions[-1].effects
    assert isinstance(entered, EnterProgram)
    assert entered.name == "Lighthouse, youth outreach"


def test_where_ica_says_how_names_look_another_one_is_refused_and_a_person_looks_all_the_same() -> None:
    with_place = Policy("with a place", date(2016, 1, 1), Policy.naming_pattern.to("?*, ?*"))
    with pytest.raises(NotAllowed, match=r"the pattern \?\*, \?\*"):
        asked(with_place)
    assert asked(with_place, name="Lighthouse, youth outreach").case.state == "NAMING"


# "The Agency Administrator must identify the assessments and requirements for each program. The HMIS Lead Agency will consult with
# the Agency Administrator to properly set up each program in HMIS."


def test_ica_goes_through_it_with_the_agency_and_then_sets_it_up_with_its_assessments_and_confirms_its_kinds() -> None:
    play = named()
    assert (play.case.state, play.due("set-up")) == ("SETTING_UP", date(2026, 3, 12))
    play.now = local(3, 4, 9)
    assert "first" in refused(play, "set-up", SYSTEM_ADMIN, changed(SET_UP, consulted_on=date(2026, 3, 3)))
    assert "ProjectID already" in refused(play, "set-up", SYSTEM_ADMIN, changed(SET_UP, project_id="11"))
    assert refused(play, "set-up", AGENCY_ADMIN, SET_UP)
    play.do("set-up", SYSTEM_ADMIN, SET_UP)
    assert play.decisions[-1].effects == (
        EnterProgram(
            "Lighthouse", "12", Continuum.BALANCE, ProjectType.STREET_OUTREACH, (Protected.YOUTH,),
            "Entry; exit; current living situation",
        ),
    )  # fmt: skip


def test_an_agency_asks_for_programs_where_it_works_and_may_take_a_request_back() -> None:
    with pytest.raises(NotAllowed, match="does not work in this CoC"):
        asked(continuum=Continuum.CHITTENDEN)
    play = asked()
    play.do("withdraw", AGENCY_ADMIN, NotWanted(why="The grant went elsewhere."))
    assert (play.case.state, [each for one in play.decisions for each in one.effects]) == ("WITHDRAWN", [])


# "Establish the standard report for each specific program created."


def test_once_it_is_created_the_agency_chooses_its_standard_report() -> None:
    play = named()
    play.do("set-up", SYSTEM_ADMIN, SET_UP)
    assert (play.case.state, play.due("standard-report")) == ("REPORTING", date(2026, 4, 1))
    play.do("standard-report", AGENCY_ADMIN, StandardReport(report="CAPER"))
    assert (play.case.state, play.decisions[-1].effects) == ("DONE", (SetStandardReport("12", "CAPER"),))


# What changes goes the same way.


def test_a_rename_is_looked_at_and_any_other_change_is_made_at_once() -> None:
    assert changing().case.state == "NAMING"
    play = changing(name="", assessments="Entry; daily attendance", report="APR")
    assert play.case.state == "SETTING_UP"
    made = ProgramChanged(consulted_on=date(2026, 3, 2), kind=ProjectType.DAY_SHELTER, done_on=date(2026, 3, 2))
    play.now = local(3, 3, 9)
    assert "first" in refused(play, "make-change", SYSTEM_ADMIN, changed(made, consulted_on=date(2026, 3, 3)))
    play.do("make-change", SYSTEM_ADMIN, changed(made, assessments="Entry; daily attendance"))
    assert (play.case.state, play.decisions[-1].effects) == (
        "DONE",
        (
            ChangeProgram(
                "11", HARBOR.name, ProjectType.DAY_SHELTER, (), "Entry; daily attendance", "APR", None, HARBOR
            ),
        ),
    )


def test_a_protected_program_stays_so_unless_ica_says_why_not() -> None:
    play = known(here=changed(HERE, programs=(changed(HARBOR, protected=(Protected.YOUTH,)),)))
    play.do("change", AGENCY_ADMIN, changed(CHANGE, name="", other="It moves."))
    made = ProgramChanged(consulted_on=date(2026, 3, 2), done_on=date(2026, 3, 2))
    assert "youth services" in refused(play, "make-change", SYSTEM_ADMIN, made)
    play.do("make-change", SYSTEM_ADMIN, changed(made, dropped="Its guests are adults by now."))
    (effect,) = play.decisions[-1].effects
    assert isinstance(effect, ChangeProgram)
    assert (effect.kind, effect.protected) == (HARBOR.kind, ())


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"programs": ()}, "choose one program"),
        ({"programs": ("99",)}, "no such program"),
        ({"name": ""}, "say what changes"),
    ],
)
def test_a_change_is_of_one_program_that_is_there_and_says_what_it_is(fields: dict[str, Any], words: str) -> None:
    with pytest.raises(NotAllowed, match=words):
        changing(**fields)


def test_a_program_keeps_its_own_name_and_takes_no_other_programs() -> None:
    assert changing(name="Harbor, Emergency shelter").case.state == "NAMING"
    play = known(here=changed(HERE, programs=(HARBOR, ProgramHere("Annex", "13"))))
    assert "has this name already" in refused(play, "change", AGENCY_ADMIN, changed(CHANGE, name="Annex"))


# "Edit and update Partner Agency information in HMIS."


def test_every_year_the_agency_goes_through_its_programs_and_nobody_does_so_in_its_place() -> None:
    play = known()
    play.do("arise", CLOCK)
    assert (play.case.state, play.due("confirm")) == ("CONFIRMING", date(2026, 4, 1))
    for hat in (STAND_IN, SYSTEM_ADMIN):
        assert refused(play, "confirm", hat, ProgramsConfirmed(programs=("11",)))
    assert "what is wrong with Harbor" in refused(play, "confirm", AGENCY_DIRECTOR, ProgramsConfirmed(programs=()))
    play.do("confirm", AGENCY_ADMIN, ProgramsConfirmed(programs=("11",)))
    assert play.case.state == "CONFIRMED"


def test_what_is_wrong_is_said_set_right_and_then_confirmed() -> None:
    play = known()
    play.do("arise", CLOCK)
    play.do("say-wrong", AGENCY_ADMIN, ProgramsWrong(wrong="Harbor is a day shelter by now."))
    play.do("corrected", SYSTEM_ADMIN, ProgramsCorrected(answer="It is one in the directory now."))
    assert play.case.state == "CONFIRMING"
    before = play.case
    play.learn(changed(HERE, programs=(changed(HARBOR, ended_on=date(2026, 3, 1)),)))
    (follows,) = following(before, play.case, play.now, FIRST_EDITION)
    assert isinstance(follows, Act)
    play.do(follows.step, CLOCK, *follows.forms)
    assert play.case.state == "NOTHING"


@pytest.mark.parametrize(
    ("here", "wanted"),
    [
        (HERE, True),
        (changed(HERE, since=date(2025, 5, 1)), False),
        (changed(HERE, since=date(2020, 1, 1), confirmed_on=date(2025, 6, 2)), False),
        (changed(HERE, since=date(2020, 1, 1), confirmed_on=date(2025, 4, 30)), True),
        (ProgramsHere(since=date(2020, 1, 1)), False),
    ],
)
def test_it_is_asked_for_twelve_months_after_the_last_confirmation_or_the_first_program(
    here: ProgramsHere, wanted: bool
) -> None:
    play = known(here=here)
    assert WANTED.verdict(play.case.known(FIRST_EDITION, play.now)) is wanted
    never = Policy("never", date(2016, 1, 1), Policy.agency_info_confirm_months.to(0))
    assert not WANTED.verdict(play.case.known(never, play.now))
