"""4.3: each month ICA looks at the data of an agency's programs; those that fall short are told so, and trained."""

from datetime import date
from typing import Any

import pytest

from tests.stories.lateness import silence
from tests.workflows.moments import local
from workflows.engine.cases import NotAllowed
from workflows.engine.following import following
from workflows.facts.effects import OpenCase
from workflows.facts.forms import Form
from workflows.grammar.events import Act
from workflows.grammar.recurring import Period, monthly
from workflows.law.policy import FIRST_EDITION, Policy
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, CLOCK, ICA_DIRECTOR, SYSTEM_ADMIN, Role
from workflows.law.setting import Origin
from workflows.manual.data.corrective_action.reason import PlanReason
from workflows.manual.data.data_quality import PROCESS
from workflows.manual.data.data_quality.figures import DataBefore, DataFigures, Figure, ProgramFigures, advice
from workflows.manual.data.data_quality.reading import NoFigures
from workflows.manual.data.data_quality.telling import DataCorrected, ProgramsTrained, ShortfallExcused, ShortfallTold
from workflows.manual.people.users_review.users import UserHere, UsersHere
from workflows.rosters.data_figures import (
    TIMELY,
    Directory,
    EntryRow,
    FigureRow,
    days_taken,
    weigh_entries,
    weigh_figures,
)
from workflows.trying.simulate import Play

FEBRUARY = date(2026, 2, 1)
GOOD, BAD = Figure("3.02", 80, 8), Figure("3.02", 80, 9)
LATE, SLOW = Figure(TIMELY, 40, 1, slow=2), Figure(TIMELY, 40, 0, slow=3)
SAID = ShortfallTold(what="Ask at the next visit", training="Entering clients, one hour", train_by=date(2026, 3, 20))
PLAN = "plan"
HERE = UsersHere(agency="pathways", users=(UserHere("Kim Roe", "kim@example.org", date(2025, 11, 3)),))


def begun(**before: Any) -> Play:
    """Begin the round in which the figures of February are looked at."""
    play = Play(PROCESS, local(3, 1, 0))
    play.learn(DataFigures(), DataBefore(**before), HERE)
    play.do("begin", CLOCK, monthly(Policy.dq_run_day).under(FIRST_EDITION).containing(date(2026, 3, 1)))
    return play


def follow(play: Play, *found: Form) -> None:
    """Let the desk find something out, and the case take what follows."""
    before = play.case
    play.learn(*found)
    for each in following(before, play.case, play.now, play.policy):
        assert isinstance(each, Act)
        play.fire(each)


def read(*figures: Figure, **before: Any) -> Play:
    play = begun(**before)
    play.now = local(3, 4, 9)
    programs = (ProgramFigures("Harbor", figures), ProgramFigures("Elm House", (GOOD,)))
    follow(play, DataFigures(read_on=date(2026, 3, 4), programs=programs))
    return play


def told() -> Play:
    play = read(BAD, LATE)
    play.do("tell-programs", SYSTEM_ADMIN, SAID)
    return play


def who(play: Play, template: str) -> set[Role]:
    return {notice.to for notice in play.decisions[-1].notices if notice.template == template}


# "HMIS Lead Agency staff will monitor data collection of the HMIS Universal Data Elements and required program specific data elements
# monthly …"


def test_a_round_begins_each_month_and_looks_at_the_month_before() -> None:
    play = begun()
    assert play.case.forms[Period] == Period(begins_on=date(2026, 3, 1), ends_on=date(2026, 3, 31))
    assert PROCESS.names["month"].read(play.case.known(play.policy, play.now)) == "February 2026"
    later = silence(begun(), "figures")
    assert (later.due, later.then[0]) == ((3, 11), {SYSTEM_ADMIN})


@pytest.mark.parametrize(("day", "begins"), [(1, date(2026, 3, 1)), (15, date(2026, 2, 15)), (31, date(2026, 2, 28))])
def test_an_edition_says_on_which_day_of_the_month(day: int, begins: date) -> None:
    policy = Policy("otherwise", FIRST_EDITION.since, Policy.dq_run_day.to(day))
    period = monthly(Policy.dq_run_day).under(policy).containing(date(2026, 3, 10))
    assert period.begins_on == begins


def test_data_that_meet_the_standard_end_the_round_and_the_agency_hears_how_they_stand() -> None:
    play = read(GOOD, SLOW)
    assert (play.case.state, who(play, "figures-enough")) == ("ENOUGH", {AGENCY_ADMIN})
    assert advice.read(play.case.known(play.policy, play.now)).startswith(
        "3 records were entered after more than 5 days"
    )


def test_a_month_without_figures_is_closed_with_the_reason() -> None:
    play = begun()
    play.do("no-figures", SYSTEM_ADMIN, NoFigures(why="Nobody was served"))
    assert (play.case.state, who(play, "figures-none")) == ("NO_FIGURES", {ICA_DIRECTOR})


def test_a_round_of_an_agency_without_users_ends_by_itself_and_holds_up_no_agency_that_leaves() -> None:
    for play in (begun(), told()):
        follow(play, UsersHere(agency="pathways"))
        assert (play.case.state, play.case.owed) == ("LEFT", {})


# "Input required data fields in a current and timely manner. …"


@pytest.mark.parametrize(
    ("figure", "state"),
    [(GOOD, "ENOUGH"), (BAD, "SHORT"), (LATE, "SHORT"), (SLOW, "ENOUGH"), (Figure("3.12", 0, 0), "ENOUGH")],
)
def test_a_program_falls_short_below_the_percentage_or_with_one_entry_after_the_grace(
    figure: Figure, state: str
) -> None:
    assert read(figure).case.state == state


@pytest.mark.parametrize(
    ("entered", "late", "slow"), [(date(2026, 2, 7), 0, 0), (date(2026, 2, 8), 0, 1), (date(2026, 2, 2), 0, 0)]
)
def test_days_are_counted_from_the_event_and_those_without_hmis_do_not_count(
    entered: date, late: int, slow: int
) -> None:
    house = Directory({"harbor": "harbor"})
    found = weigh_entries([EntryRow(2, "Harbor", "Elm", date(2026, 2, 2), entered)], house, FEBRUARY, FIRST_EDITION)
    assert [(each.missing, each.slow) for each in found.figures] == [(late, slow)]


def test_an_outage_excuses_its_days() -> None:
    happened, outage = date(2026, 1, 2), frozenset(date(2026, 1, day) for day in (20, 21, 22))
    assert days_taken(happened, date(2026, 2, 3)) == 32
    assert days_taken(happened, date(2026, 2, 3), outage) == 29
    house = Directory({"harbor": "harbor"}, outage)
    found = weigh_entries([EntryRow(2, "Harbor", "Elm", happened, date(2026, 2, 3))], house, FEBRUARY, FIRST_EDITION)
    assert [(each.records, each.missing, each.slow) for each in found.figures] == [(1, 0, 1)]


def test_rows_that_nobody_can_tell_the_meaning_of_are_named_and_left_out() -> None:
    rows = [
        FigureRow(2, "Harbor", "Elm", "3.02 Social Security Number", 80, 9),
        FigureRow(3, "Harbor", "Elm", "destination", 10, 1),
        FigureRow(4, "Nowhere", "Elm", "3.02", 80, 9),
        FigureRow(5, "Harbor", "Elm", "Shoe size", 80, 9),
        FigureRow(6, "Harbor", "Elm", "3.02", 8, 9),
        FigureRow(7, "Harbor", "", "3.02", 8, 1),
    ]
    found = weigh_figures(rows, Directory({"harbor": "harbor"}))
    assert [(each.element, each.missing) for each in found.figures] == [("3.02", 9), ("3.12", 1)]
    assert [each.row for each in found.doubts] == [4, 5, 6, 7]


# "Programs that do not adhere to the minimum data entry standards will be notified of their deficiencies and given appropriate training
# on how to correctly enter data."


def test_each_program_is_told_what_falls_short_and_what_to_do_and_is_trained() -> None:
    play = told()
    assert (play.case.state, who(play, "figures-short")) == ("CORRECTING", {AGENCY_ADMIN, AGENCY_DIRECTOR})
    said = PROCESS.names["shortfalls"].read(play.case.known(play.policy, play.now)).splitlines()
    assert said[0].startswith("Harbor: 3.02 Social Security Number is missing in 9 of 80 records (88 percent complete;")
    assert "Ask for it" in said[0]
    assert said[1].startswith("Harbor: 1 of 40 records was entered more than 30 days after the event.")
    assert len(said) == 2
    assert (play.due("correct"), play.due("train")) == (date(2026, 4, 3), date(2026, 3, 20))


def test_the_round_ends_when_the_data_are_corrected_and_the_programs_trained() -> None:
    play = told()
    play.now = local(3, 18, 9)
    play.do("trained", SYSTEM_ADMIN, ProgramsTrained(trained_on=date(2026, 3, 18), whom="Four of Harbor"))
    play.do("corrected", AGENCY_ADMIN, DataCorrected(corrected_on=date(2026, 3, 18), how="All but one"))
    assert (play.case.state, who(play, "figures-corrected")) == ("CORRECTED", {SYSTEM_ADMIN, AGENCY_ADMIN})


def test_what_falls_short_may_be_excused_with_the_reason() -> None:
    play = read(LATE)
    play.do("excuse", SYSTEM_ADMIN, ShortfallExcused(why="HMIS could not be used"))
    assert (play.case.state, who(play, "figures-excused")) == ("EXCUSED", {AGENCY_ADMIN, AGENCY_DIRECTOR})


# "Partner Agencies and/or users who do not meet minimum data entry standards following additional training from ICA …"


@pytest.mark.parametrize("trained", [None, date(2026, 2, 10)])
def test_a_plan_follows_only_a_training_before_the_month_that_still_falls_short(trained: date | None) -> None:
    with pytest.raises(NotAllowed, match="after ICA trained them"):
        read(BAD, trained_on=trained).do(PLAN, SYSTEM_ADMIN)


def test_a_plan_is_begun_by_a_person_with_what_falls_short() -> None:
    play = read(BAD, trained_on=date(2026, 1, 20))
    play.do(PLAN, SYSTEM_ADMIN)
    (opened,) = play.decisions[-1].effects
    assert isinstance(opened, OpenCase)
    assert (opened.process, play.case.state) == ("P25", "IN_PLAN")
    (reason,) = opened.forms  # type: ignore[misc]
    assert isinstance(reason, PlanReason)
    assert reason.month == "February 2026"
    assert reason.shortfalls.startswith("Harbor: 3.02")


@pytest.mark.parametrize("before", ["in_plan", "referred"])
def test_while_a_plan_or_a_case_from_one_runs_the_round_asks_for_nothing_more(before: str) -> None:
    play = read(BAD, trained_on=date(2026, 1, 20), **{before: True})
    assert (play.case.state, who(play, "figures-in-plan")) == ("IN_PLAN", {AGENCY_ADMIN, AGENCY_DIRECTOR})


def test_the_days_of_timeliness_are_the_manuals_and_all_else_is_a_local_target() -> None:
    origins = {
        each.name: FIRST_EDITION.origin_of(each) for each in Policy.settings() if each.name.startswith(("dq_", "timel"))
    }
    assert origins["timeliness_target_days"] is origins["timeliness_grace_days"] is Origin.MANUAL
    assert origins["dq_failure_path"] is Origin.READING
    assert origins["dq_min_completeness_pct"] is origins["dq_run_day"] is Origin.LOCAL
