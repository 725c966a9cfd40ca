"""2.1, 2.2 and 2.7: who decides which access a user has, and what becomes of an ART license."""

from datetime import date
from typing import Any

import msgspec
import pytest

from tests.workflows.moments import local
from workflows.engine.cases import NotAllowed
from workflows.engine.following import following
from workflows.grammar.events import Act
from workflows.law.levels import CLAUSES, ORDER, Level
from workflows.law.policy import FIRST_EDITION, Policy
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, STAND_IN, SYSTEM_ADMIN, USER
from workflows.manual.people.access_level import PROCESS
from workflows.manual.people.access_level.asking import AccessWanted, ArtChange, NotWanted, OwnAccess
from workflows.manual.people.access_level.changing import ChangeAccess, Changed
from workflows.manual.people.access_level.deciding import NotAsked, NotGiven
from workflows.manual.people.access_level.held import AccessHeld
from workflows.manual.people.standing import PersonStanding
from workflows.trying.simulate import Play

LICENSED = PersonStanding(licensed_here=True, name="Kim Roe")
HELD = AccessHeld(level=Level.CASE_MANAGER_1.key)
WANTED = AccessWanted(
    agency="pathways", user="kim@example.org", level=Level.CASE_MANAGER_3, art=ArtChange.KEEP, why="The winter shelter"
)
OWN = OwnAccess(agency="pathways", level=Level.CASE_MANAGER_2, art=ArtChange.KEEP, why="Health screenings")
MONDAY = local(1, 5, 9)
DONE = Changed(changed_on=date(2026, 1, 7))


def began(
    step: str, who: Any, form: Any, *, held: AccessHeld = HELD, standing: PersonStanding = LICENSED,
    policy: Policy = FIRST_EDITION, at: Any = MONDAY, **fields: Any,
) -> Play:  # fmt: skip
    play = Play(PROCESS, at, policy)
    play.learn(standing, held)
    play.do(step, who, msgspec.structs.replace(form, **fields))
    return play


def changed(**fields: Any) -> Play:
    return began("change", AGENCY_ADMIN, WANTED, **fields)


def asked(**fields: Any) -> Play:
    return began("ask", USER, OWN, **fields)


def refused(play: Play, step: str, *args: Any, **fields: Any) -> str:
    with pytest.raises(NotAllowed) as found:
        play.do(step, *args, **fields)
    return str(found.value)


# "The Agency Administrator, or System Administrator when no Agency Administrator is designated, will determine user
# access for users at or below the Case Manager III access level and assign users to the appropriate agency provider."


def test_an_agency_gives_levels_up_to_case_manager_three_itself_and_ica_makes_the_change() -> None:
    play = changed(provider="Pathways, Night Shelter")
    assert (play.case.state, set(play.case.owed)) == ("CHANGING", {"change-access"})
    play.now = local(1, 7, 9)
    play.do("confirm", SYSTEM_ADMIN, DONE)
    assert play.case.state == "CHANGED"
    assert play.decisions[-1].effects == (ChangeAccess("Case Manager III", False, "Pathways, Night Shelter"),)


def test_where_no_administrator_is_designated_the_system_administrator_decides_in_the_agencys_place() -> None:
    play = asked()
    assert set(play.case.owed) == {"decide"}
    play.do("decide", STAND_IN)
    assert play.case.state == "CHANGING"


def test_a_user_asks_and_the_agency_decides_for_it_or_refuses() -> None:
    play = asked()
    assert refused(play, "decide", USER)
    play.do("decide", AGENCY_ADMIN)
    assert play.case.state == "CHANGING"
    play = asked()
    play.do("refuse", AGENCY_ADMIN, NotGiven(why="No medical data in your work"))
    assert (play.case.state, play.decisions[-1].effects) == ("REFUSED", ())


def test_above_case_manager_three_ica_decides_and_only_where_the_executive_director_asks() -> None:
    play = changed(level=Level.AGENCY_ADMIN)
    assert (play.case.state, set(play.case.owed)) == ("ENDORSING", {"endorse"})
    for other in (AGENCY_ADMIN, STAND_IN, SYSTEM_ADMIN, USER):
        assert refused(play, "endorse", other)
    play.do("endorse", AGENCY_DIRECTOR)
    assert (play.case.state, set(play.case.owed)) == ("DECIDING", {"decide-high"})
    for other in (AGENCY_ADMIN, AGENCY_DIRECTOR):
        assert refused(play, "decide", other)
    play.do("decide", SYSTEM_ADMIN)
    assert play.case.state == "CHANGING"


def test_an_executive_director_asks_ica_at_once_and_for_levels_of_the_agencys_own_is_told_so() -> None:
    play = began("ask-ica", AGENCY_DIRECTOR, WANTED, level=Level.EXECUTIVE_DIRECTOR)
    assert (play.case.state, set(play.case.owed)) == ("DECIDING", {"decide-high"})
    with pytest.raises(NotAllowed, match="your agency decides levels up to Case Manager III itself"):
        began("ask-ica", AGENCY_DIRECTOR, WANTED)


def test_what_an_executive_director_asks_for_themselves_needs_no_second_request() -> None:
    assert asked(level=Level.EXECUTIVE_DIRECTOR).case.state == "ENDORSING"
    director = msgspec.structs.replace(HELD, director=True)
    assert set(asked(level=Level.EXECUTIVE_DIRECTOR, held=director).case.owed) == {"decide-high"}


def test_a_director_who_does_not_ask_ends_it_and_the_access_stays() -> None:
    play = changed(level=Level.AGENCY_ADMIN)
    play.do("not-endorse", AGENCY_DIRECTOR, NotAsked(why="One administrator is enough"))
    assert (play.case.state, play.decisions[-1].effects) == ("REFUSED", ())


def test_an_edition_may_set_another_highest_level_for_agencies() -> None:
    lower = Policy("lower", date(2016, 1, 1), Policy.aa_max_level.to(Level.CASE_MANAGER_2.key))
    assert changed(policy=lower).case.state == "ENDORSING"
    assert changed(policy=lower, level=Level.CASE_MANAGER_2).case.state == "CHANGING"


# "HMIS users will be assigned a system access level that restricts their access to appropriate data."


def test_each_of_the_thirteen_levels_says_what_it_lets_its_user_see_and_cites_its_paragraph() -> None:
    assert len(ORDER) == len(set(CLAUSES.values())) == 13
    assert all(level.explained for level in Level)


def test_levels_that_reach_all_agencies_are_for_icas_own_staff() -> None:
    with pytest.raises(NotAllowed, match=r"for ICA's own staff"):
        changed(level=Level.SYSTEM_OPERATOR)
    staff = msgspec.structs.replace(HELD, of_ica=True)
    assert asked(level=Level.SYSTEM_ADMIN_1, held=staff).case.state == "ENDORSING"


def test_what_changes_nothing_is_refused_and_so_is_a_change_without_a_license() -> None:
    with pytest.raises(NotAllowed, match="already"):
        changed(level=Level.CASE_MANAGER_1)
    with pytest.raises(NotAllowed, match="already"):
        changed(level=None)
    with pytest.raises(NotAllowed, match="no license"):
        changed(standing=PersonStanding(name="Kim Roe"))
    assert changed(level=None, provider="Pathways, Night Shelter").case.state == "CHANGING"


# "The ART license is an add-on license available for HMIS users to facilitate data reporting."


def test_an_art_license_is_added_and_ended_without_touching_the_level() -> None:
    play = changed(level=None, art=ArtChange.ADD)
    play.now = local(1, 7, 9)
    play.do("confirm", SYSTEM_ADMIN, DONE)
    assert play.decisions[-1].effects == (ChangeAccess("Case Manager I", True),)
    with_art = msgspec.structs.replace(HELD, art=True)
    play = changed(level=None, art=ArtChange.END, held=with_art)
    play.now = local(1, 7, 9)
    play.do("confirm", SYSTEM_ADMIN, DONE)
    assert play.decisions[-1].effects == (ChangeAccess("Case Manager I", False),)


def test_art_for_somebody_above_the_ceiling_is_no_higher_level() -> None:
    administrator = AccessHeld(level=Level.AGENCY_ADMIN.key)
    assert changed(level=None, art=ArtChange.ADD, held=administrator).case.state == "CHANGING"


def test_art_goes_only_with_a_level_that_may_use_reports_unless_the_edition_says_otherwise() -> None:
    with pytest.raises(NotAllowed, match="cannot use Reports"):
        changed(level=Level.AGENCY_STAFF, art=ArtChange.ADD)
    with pytest.raises(NotAllowed, match="cannot use Reports"):
        changed(level=Level.VOLUNTEER, held=msgspec.structs.replace(HELD, art=True))
    either = Policy("either", date(2016, 1, 1), Policy.art_needs_reports.to(False))
    assert changed(policy=either, level=Level.AGENCY_STAFF, art=ArtChange.ADD).case.state == "CHANGING"


def test_where_the_edition_has_ica_decide_about_art_the_agency_asks() -> None:
    by_ica = Policy("by ICA", date(2016, 1, 1), Policy.art_decider.to("ica"))
    play = changed(policy=by_ica, level=None, art=ArtChange.ADD)
    assert (play.case.state, set(play.case.owed)) == ("DECIDING", {"decide-high"})
    with_art = msgspec.structs.replace(HELD, art=True)
    assert changed(policy=by_ica, level=None, art=ArtChange.END, held=with_art).case.state == "CHANGING"


def test_a_suspended_license_is_given_no_more_but_may_be_given_less() -> None:
    play = changed()
    play.learn(msgspec.structs.replace(LICENSED, barred=True))
    play.now = local(1, 7, 9)
    assert "suspended" in refused(play, "confirm", SYSTEM_ADMIN, DONE)
    play.learn(LICENSED)
    play.do("confirm", SYSTEM_ADMIN, DONE)
    play = changed(level=Level.VOLUNTEER)
    play.learn(msgspec.structs.replace(LICENSED, barred=True))
    play.now = local(1, 7, 9)
    play.do("confirm", SYSTEM_ADMIN, DONE)
    assert play.case.state == "CHANGED"


@pytest.mark.parametrize("level", [Level.CASE_MANAGER_3, Level.AGENCY_ADMIN])
def test_what_was_asked_falls_with_the_license(level: Level) -> None:
    play = changed(level=level, art=ArtChange.ADD)
    before = play.case
    play.learn(PersonStanding(name="Kim Roe"))
    (follows,) = following(before, play.case, play.now, play.policy)
    assert isinstance(follows, Act)
    play.fire(follows)
    assert play.case.state == "LEFT"


def test_a_request_is_withdrawn_by_the_agency_and_ones_own_by_oneself() -> None:
    play = asked()
    play.do("withdraw", USER, NotWanted(why="Not needed"))
    assert play.case.state == "WITHDRAWN"
    assert refused(changed(), "withdraw", USER, NotWanted(why="Not needed"))


# Dates: local targets, by hand.


def test_five_days_to_decide_run_through_weekends_and_both_changes_of_the_clock() -> None:
    assert asked().due("decide") == date(2026, 1, 10)  # from Monday, January 5
    assert asked(at=local(3, 6, 9)).due("decide") == date(2026, 3, 11)  # over March 8
    assert asked(at=local(10, 30, 9)).due("decide") == date(2026, 11, 4)  # over November 1
    assert asked(at=local(2, 26, 9).replace(year=2028)).due("decide") == date(2028, 3, 2)  # over February 29
    assert changed(at=local(12, 29, 9), level=Level.AGENCY_ADMIN).due("endorse") == date(2027, 1, 3)


def test_ica_has_three_working_days_for_the_change_over_new_years_day_too() -> None:
    assert changed().due("change-access") == date(2026, 1, 8)
    assert changed(at=local(12, 30, 9)).due("change-access") == date(2027, 1, 5)  # Wednesday; Thursday, Monday, Tuesday
