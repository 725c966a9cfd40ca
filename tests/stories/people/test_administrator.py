"""2.1: an agency with ten users or more names an Agency Administrator; a smaller one may do without, and ICA does the duties."""

from datetime import date

import pytest

from tests.workflows.moments import local
from workflows.engine.cases import NotAllowed
from workflows.engine.following import following
from workflows.facts.by_name import TellUsers
from workflows.grammar.events import THE_CLOCK, Act
from workflows.law.policy import FIRST_EDITION, Policy
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, CLOCK, STAND_IN, SYSTEM_ADMIN
from workflows.manual.people.administrator import PROCESS
from workflows.manual.people.administrator.ending import EndAdministration, GivingUp, NoChange
from workflows.manual.people.administrator.naming import Designation, NamedAdministrator
from workflows.manual.people.administrator.recording import Again, DesignateAdministrator
from workflows.manual.people.administrator.users import NEEDS_ONE, AgencyUsers
from workflows.trying.simulate import Play

TESS, KIM = "tess@example.org", "kim@example.org"
TEN = AgencyUsers(licenses=10)
LARGE = AgencyUsers(licenses=10, administrators=(TESS,))
NAMED = NamedAdministrator(name="Kim Roe", email=KIM)
HANDOVER = Designation(agency="pathways", name="Kim Roe", email="Kim@Example.org", instead_of=TESS)


def wanted(found: AgencyUsers = TEN, policy: Policy = FIRST_EDITION) -> bool | None:
    play = Play(PROCESS, local(3, 2, 9), policy)
    play.learn(found)
    return NEEDS_ONE.verdict(play.case.known(policy, play.now))


def asked() -> Play:
    play = Play(PROCESS, local(3, 2, 9))
    play.fire(Act("need", THE_CLOCK, (TEN,)))
    return play


def named(designation: Designation = HANDOVER, found: AgencyUsers = LARGE) -> Play:
    play = Play(PROCESS, local(3, 2, 9))
    play.learn(found)
    play.do("designate", AGENCY_DIRECTOR, designation)
    return play


def follow(play: Play, found: AgencyUsers) -> None:
    """Let the directory change, and the case take what follows."""
    before = play.case
    play.learn(found)
    for each in following(before, play.case, play.now, play.policy):
        assert isinstance(each, Act)
        play.fire(each)


# "Partner Agencies with 10 or more users must designate one person to be the Agency Administrator."


@pytest.mark.parametrize(
    ("found", "needs"),
    [
        (AgencyUsers(licenses=9), False),
        (TEN, True),
        (AgencyUsers(licenses=10, suspended=1), True),  # ten licenses, one suspended: still ten
        (LARGE, False),
    ],
)  # fmt: skip
def test_ten_licenses_that_have_not_ended_open_the_duty_unless_somebody_is_named(
    found: AgencyUsers, needs: bool
) -> None:
    assert wanted(found) is needs


def test_an_edition_may_count_suspended_licenses_no_longer_or_begin_at_another_number() -> None:
    usable = Policy("usable", date(2016, 1, 1), Policy.aa_counts_suspended.to(value=False))
    assert wanted(AgencyUsers(licenses=10, suspended=1), usable) is False
    every = Policy("every", date(2016, 1, 1), Policy.aa_threshold.to(1))
    assert wanted(AgencyUsers(licenses=1), every) is True


def test_only_the_executive_director_names_somebody_and_nobody_in_their_name() -> None:
    for hat in (SYSTEM_ADMIN, STAND_IN, AGENCY_ADMIN, CLOCK):
        with pytest.raises(NotAllowed):
            asked().do("name", hat, NAMED)
    play = asked()
    play.do("name", AGENCY_DIRECTOR, NAMED)
    assert (play.case.state, list(play.case.owed)) == ("RECORDING", ["record"])


def test_the_agency_has_thirty_days_and_is_then_reminded_every_month_and_nothing_else_follows() -> None:
    play = asked()
    assert play.due("name") == date(2026, 4, 1)
    told = [(rung.notices, rung.after.state) for rung in play.wait(local(9, 1))]
    assert {state for _, state in told} == {"WANTED"}
    assert len([notices for notices, _ in told if notices]) >= 5


@pytest.mark.parametrize(
    ("begun", "due"), [(local(1, 30, year=2028), date(2028, 2, 29)), (local(12, 15), date(2027, 1, 14)),
                       (local(2, 20), date(2026, 3, 22)), (local(10, 15), date(2026, 11, 14))]
)  # fmt: skip
def test_days_are_days_over_leap_days_new_years_and_both_changes_of_the_clock(begun: date, due: date) -> None:
    play = Play(PROCESS, begun)  # type: ignore[arg-type]
    play.fire(Act("need", THE_CLOCK, (TEN,)))
    assert play.due("name") == due


# "Agencies with fewer than 10 users may forego designating an Agency Administrator."


def test_below_ten_the_duty_stops() -> None:
    play = asked()
    follow(play, AgencyUsers(licenses=9))
    assert play.case.state == "NOT_NEEDED"


def test_below_ten_the_designation_stays_and_so_does_what_a_small_agency_wants_of_itself() -> None:
    play = named(found=AgencyUsers(licenses=9, administrators=(TESS,)))
    follow(play, AgencyUsers(licenses=8, administrators=(TESS,)))
    assert play.case.state == "RECORDING"
    play.do("ask-again", SYSTEM_ADMIN, Again(why="Kim Roe has left"))
    follow(play, AgencyUsers(licenses=7, administrators=(TESS,)))
    assert play.case.state == "WANTED"


def test_a_small_agency_may_say_that_it_does_without_and_a_large_one_may_not() -> None:
    play = Play(PROCESS, local(3, 2, 9))
    play.learn(AgencyUsers(licenses=9, administrators=(TESS,)))
    play.do("give-up", AGENCY_DIRECTOR, GivingUp(agency="pathways", why="We are few"))
    effects = (EndAdministration((TESS,)), TellUsers("administrator-role-ended", (TESS,), licensed=False))
    assert (play.case.state, play.decisions[-1].effects) == ("GIVEN_UP", effects)
    large = Play(PROCESS, local(3, 2, 9))
    large.learn(LARGE)
    with pytest.raises(NotAllowed, match="10 users or more"):
        large.do("give-up", AGENCY_DIRECTOR, GivingUp(agency="pathways", why="We are few"))


def test_a_small_agency_may_name_one_all_the_same_and_think_again() -> None:
    play = named(Designation(agency="pathways", name="Kim Roe", email=KIM), AgencyUsers(licenses=2))
    play.do("go-on", AGENCY_DIRECTOR, NoChange(why="She is leaving"))
    assert play.case.state == "UNCHANGED"
    with pytest.raises(NotAllowed, match="name one"):
        asked().do("go-on", AGENCY_DIRECTOR, NoChange(why="Not now"))


# Handing over from one administrator to the next.


def test_ica_records_who_takes_over_and_from_whom() -> None:
    play = named()
    assert play.due("record") == date(2026, 3, 6)  # the third is Town Meeting Day
    play.do("record", SYSTEM_ADMIN)
    given, telling = (
        DesignateAdministrator("Kim Roe", KIM, (TESS,)),
        TellUsers("administrator-handed-over", (TESS,), licensed=False),
    )
    assert (play.case.state, play.decisions[-1].effects) == ("DESIGNATED", (given, telling))


def test_where_nobody_gives_the_role_up_nobody_is_told_that_they_did() -> None:
    play = asked()
    play.do("name", AGENCY_DIRECTOR, NAMED)
    play.do("record", SYSTEM_ADMIN)
    assert play.decisions[-1].effects == (DesignateAdministrator("Kim Roe", KIM),)


def test_who_has_the_role_already_cannot_be_named_and_who_has_it_not_cannot_hand_it_over() -> None:
    with pytest.raises(NotAllowed, match="name somebody else"):
        named(Designation(agency="pathways", name="Tess Barlow", email="TESS@example.org"))
    with pytest.raises(NotAllowed, match="leave it empty"):
        named(Designation(agency="pathways", name="Kim Roe", email=KIM, instead_of="old@example.org"))


def test_ica_may_ask_for_another_name_and_the_last_one_counts() -> None:
    play = named()
    play.do("ask-again", SYSTEM_ADMIN, Again(why="Kim Roe has left"))
    play.do("name", AGENCY_DIRECTOR, NamedAdministrator(name="Lee Park", email="lee@example.org"))
    play.do("record", SYSTEM_ADMIN)
    assert play.decisions[-1].effects[0] == DesignateAdministrator("Lee Park", "lee@example.org", (TESS,))


def test_one_recorded_in_the_directory_closes_the_case_and_the_one_who_hands_over_does_not() -> None:
    play = asked()
    follow(play, AgencyUsers(licenses=10, administrators=(KIM,)))
    assert play.case.state == "DESIGNATED"
    again = named()
    again.do("ask-again", SYSTEM_ADMIN, Again(why="Kim Roe has left"))
    follow(again, AgencyUsers(licenses=11, administrators=(TESS,)))
    assert again.case.state == "WANTED"
