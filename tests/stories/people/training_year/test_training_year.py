"""2.2: every year each user attends security training, two general trainings, and with an ART license two ART trainings."""

from datetime import date

import msgspec
import pytest

from tests.stories.people.training_year.years import (
    ART_HELD,
    ARTS,
    GENERALS,
    HELD,
    NEXT_YEAR,
    SECURITY,
    attended,
    credited,
    over,
    owed,
    told,
    year,
)
from tests.workflows.moments import local
from workflows.engine.cases import NotAllowed
from workflows.engine.ladder import REMINDER
from workflows.facts.effects import ConfirmInWellSky, RecordAttendance, ReinstateLicense, Topic
from workflows.law.policy import FIRST_EDITION, Policy
from workflows.law.roles import AGENCY_ADMIN, ICA_DIRECTOR, SYSTEM_ADMIN, USER
from workflows.manual.people.training_year import PROCESS
from workflows.manual.people.training_year.attending import Participation
from workflows.manual.people.training_year.suspending import SuspendUntrained, Suspension, TurnedOn
from workflows.trying.simulate import Play

GONE = msgspec.structs.replace(HELD, held=False)
BACK = Suspension(suspended_on=date(2027, 1, 4))


def suspended() -> Play:
    play = over(*GENERALS)
    play.now = local(1, 4, year=2027)
    play.do("suspend", SYSTEM_ADMIN, BACK)
    return play


# "All users are required to attend annual security training to retain their user license."


def test_the_year_begins_by_the_calendar_and_the_user_is_told_what_it_asks() -> None:
    play = year()
    assert (play.case.state, owed(play)) == ("RUNNING", {"year", "security", "general"})
    assert told(play.decisions[0]) == [("training-year-begins", USER)]
    assert {play.due(key) for key in owed(play)} == {date(2026, 12, 31)}


def test_credit_that_is_recorded_answers_the_duty_and_asks_nobody() -> None:
    play = year()
    credited(play, SECURITY)
    assert owed(play) == {"year", "general"}


def test_who_missed_too_much_has_no_credit_ten_minutes_of_sixty_still_count() -> None:
    play = year()
    credited(play, attended(Topic.SECURITY, 3, missed=11))
    assert "security" in owed(play)
    credited(play, attended(Topic.SECURITY, 4, missed=10))
    assert "security" not in owed(play)


@pytest.mark.parametrize(("missed", "counts"), [(18, True), (19, False)])
def test_of_a_long_training_ten_percent_may_be_missed(missed: int, counts: bool) -> None:
    play = year(attended(Topic.SECURITY, 3, minutes=180, missed=missed))
    assert ("security" not in owed(play)) is counts


def test_a_training_of_the_year_before_does_not_count() -> None:
    assert "security" in owed(year(attended(Topic.SECURITY, 12, 31, year=2025)))


def test_the_user_is_reminded_ahead_of_the_end_of_the_year() -> None:
    play = year(*GENERALS)
    rungs = [(each.at.date(), each.rung.name) for each in play.wait(NEXT_YEAR) if each.rung and each.rung.to == (USER,)]
    assert rungs == [
        (date(2026, 10, 2), REMINDER), (date(2026, 12, 1), REMINDER), (date(2026, 12, 24), REMINDER)
    ]  # fmt: skip


def test_december_31_is_in_time_and_with_the_first_moment_of_january_the_suspension_is_to_be_confirmed() -> None:
    play = year(*GENERALS)
    play.wait(local(12, 31, 23, 59))
    assert play.case.state == "RUNNING"
    (closed,) = [each for each in play.wait(NEXT_YEAR) if each.steps]
    assert (closed.at, play.case.state, closed.effects) == (NEXT_YEAR, "LAPSED", ())
    assert set(told(closed)) == {("training-security-missed", role) for role in (USER, AGENCY_ADMIN, SYSTEM_ADMIN)}


def test_a_person_confirms_the_suspension_which_runs_from_january_1() -> None:
    decision = suspended().decisions[-1]
    assert decision.effects == (SuspendUntrained(date(2027, 1, 1)), ConfirmInWellSky())
    assert told(decision) == [("training-suspended", USER), ("training-suspended", AGENCY_ADMIN)]
    with pytest.raises(NotAllowed):
        over().do("suspend", AGENCY_ADMIN, BACK)


def test_nobody_is_suspended_while_nobody_confirms_it_and_the_director_hears_of_it() -> None:
    play = over(*GENERALS)
    later = play.wait(local(3, 1, year=2027))
    assert [effect for each in later for effect in each.effects] == []
    assert ICA_DIRECTOR in {role for _, role in told(*later)}


def test_the_suspension_lasts_until_there_is_credit_however_long_that_takes() -> None:
    play = suspended()
    play.wait(local(6, 1, year=2027))
    assert (play.case.state, owed(play)) == ("SUSPENDED", {"security"})
    decision = credited(play, attended(Topic.SECURITY, 6, 1, year=2027))
    assert decision.effects == (ReinstateLicense("security training is on record"),)
    assert owed(play) == {"turn-on"}
    play.do("turn-on", SYSTEM_ADMIN, TurnedOn(done_on=date(2027, 6, 1)))
    assert play.case.state == "RESTORED"


def test_a_suspended_user_hears_of_it_every_month() -> None:
    play = suspended()
    later = play.wait(local(4, 15, year=2027))
    assert [each.at.date() for each in later if each.notices] == [date(2027, 2, 1), date(2027, 3, 1), date(2027, 4, 1)]
    assert {role for _, role in told(*later)} == {USER}


def test_credit_before_the_suspension_is_confirmed_leaves_nothing_to_suspend() -> None:
    play = over(*GENERALS)
    play.now = local(1, 3, year=2027)
    decision = credited(play, attended(Topic.SECURITY, 1, 3, year=2027))
    assert (play.case.state, decision.effects) == ("RESTORED", ())
    assert told(decision) == [("training-spared", role) for role in (USER, AGENCY_ADMIN, SYSTEM_ADMIN)]


def test_attendance_of_december_that_is_recorded_in_january_counts_for_its_day() -> None:
    play = over(SECURITY)
    assert play.case.state == "LISTED"
    credited(play, *GENERALS)
    assert play.case.state == "MET"


def test_a_running_suspension_stays_with_who_leaves_and_ends_by_credit_only() -> None:
    play = suspended()
    play.learn(GONE)
    assert (play.case.state, owed(play)) == ("SUSPENDED", {"return"})
    credited(play, attended(Topic.SECURITY, 3, year=2027))
    assert play.case.state == "RESTORED"  # there is no account to turn back on


def test_nobody_is_chased_for_who_left_until_they_are_back() -> None:
    play = suspended()
    play.wait(local(3, 2, year=2027))
    assert [told(each) for each in play.decisions if each.rung][-1:] != []  # as long as the license is held
    play.learn(GONE)
    before = len(play.decisions)
    play.wait(local(3, 2, year=2028))
    assert [told(each) for each in play.decisions[before:]] == []
    play.learn(HELD)
    assert (play.case.state, owed(play)) == ("SUSPENDED", {"security"})
    credited(play, attended(Topic.SECURITY, 3, year=2028))
    assert play.case.state == "RETURNING"


def test_while_something_else_suspends_the_license_its_account_stays_off() -> None:
    play = suspended()
    play.learn(msgspec.structs.replace(HELD, barred_otherwise=True))
    credited(play, attended(Topic.SECURITY, 3, year=2027))
    assert play.case.state == "RESTORED"


def test_who_is_suspended_for_it_through_another_agency_is_not_suspended_twice() -> None:
    play = over(*GENERALS, held=msgspec.structs.replace(HELD, suspended_already=True))
    assert (play.case.state, owed(play)) == ("RESTORED", set())


def test_a_desk_that_only_lists_suspends_nobody() -> None:
    lists = Policy("lists", date(2016, 1, 1), Policy.security_lapse_action.to("list"))
    assert over(*GENERALS, policy=lists).case.state == "MET"


# The end of the year, and what ICA records


def test_all_trainings_on_record_close_the_year_without_a_word() -> None:
    play = over(SECURITY, *GENERALS, *ARTS, held=ART_HELD)
    assert (play.case.state, told(*play.decisions[1:])) == ("MET", [])


def test_who_holds_no_license_any_more_owes_nothing_and_owes_again_who_comes_back() -> None:
    play = year()
    play.learn(GONE)
    assert owed(play) == {"year"}
    play.learn(HELD)
    assert owed(play) == {"year", "security", "general"}
    play.learn(GONE)
    play.wait(NEXT_YEAR)
    assert play.case.state == "LEFT"


def test_ica_records_a_training_in_the_case_too_and_it_goes_to_the_list_of_trainings() -> None:
    play = year(at=local(3, 10))
    took = Participation(title="Security", held_on=date(2026, 3, 9), minutes=60, missed=5)
    decision = play.do("record-security", SYSTEM_ADMIN, took)
    assert decision.effects == (RecordAttendance(Topic.SECURITY, "Security", date(2026, 3, 9), 60, 5),)
    with pytest.raises(NotAllowed, match=r"2\.2-participation: 11 of 60 minutes were missed"):
        play.do("record-security", SYSTEM_ADMIN, msgspec.structs.replace(took, missed=11))
    with pytest.raises(NotAllowed, match="a training of an earlier year counts for that year"):
        play.do("record-security", SYSTEM_ADMIN, msgspec.structs.replace(took, held_on=date(2025, 12, 31)))


def test_the_numbers_are_the_editions() -> None:
    three = Policy("three", date(2016, 1, 1), Policy.general_trainings.to(3))
    assert "general" in owed(year(*GENERALS, policy=three))
    assert FIRST_EDITION.general_trainings == FIRST_EDITION.art_trainings == 2
    assert PROCESS.recurrence is not None
