"""2.2: two general trainings a year, of which the series is one; December; ART trainings; and what follows if they are missed."""

from datetime import date

import msgspec
import pytest

from tests.stories.people.training_year.years import (
    ART_HELD,
    ARTS,
    GENERALS,
    HELD,
    SECURITY,
    SERIES,
    attended,
    credited,
    over,
    owed,
    told,
    year,
)
from tests.workflows.moments import local
from workflows.facts.effects import OpenCase, Topic
from workflows.law.policy import Policy
from workflows.law.roles import AGENCY_ADMIN, SYSTEM_ADMIN, USER
from workflows.manual.conduct.violation.alleging import Allegation, Violator
from workflows.manual.people.training_year.considering import LeftAlone, Missed
from workflows.manual.people.training_year.suspending import Suspension, TurnedOn

NEW_USER = msgspec.structs.replace(HELD, first_on=date(2026, 12, 7))
BACK = Suspension(suspended_on=date(2027, 1, 4))


# "... at least two general HMIS trainings annually. The new user training series will count as one ..."


@pytest.mark.parametrize(
    ("rows", "missing"),
    [
        ((), True),
        (GENERALS[:1], True),
        (GENERALS, False),
        ((SERIES, GENERALS[0]), False),
        ((SERIES, attended(Topic.BASIC, 8)), True),  # one credit a person a year, a repeat included
        ((attended(Topic.SECURITY, 3), attended(Topic.SECURITY, 4)), True),  # security training does not count
        ((attended(Topic.BASIC, 2, missed=30, title="Basics"), GENERALS[0]), True),
        (
            (attended(Topic.BASIC, 2, 3, missed=30, title="A"), attended(Topic.BASIC, 2, 9, title="A"), GENERALS[0]),
            False,
        ),
    ],
)
def test_two_general_trainings_a_year_are_owed_and_the_series_is_one_of_them(
    rows: tuple[object, ...], missing: bool
) -> None:
    assert ("general" in owed(year(*rows))) is missing  # type: ignore[arg-type]


def test_a_new_user_who_completes_the_series_in_december_owes_no_second_one_but_security() -> None:
    play = year(attended(Topic.BASIC, 12, 5), held=NEW_USER, at=local(12, 8))
    assert owed(play) == {"year", "security"}


@pytest.mark.parametrize(
    ("first", "last", "owes"),
    [((11, 5), (11, 20), True), ((11, 28), (12, 3), False), ((12, 1), (12, 20), False)],
)
def test_of_a_series_that_spans_two_months_the_day_of_completion_counts(
    first: tuple[int, int], last: tuple[int, int], owes: bool
) -> None:
    rows = attended(Topic.BASIC, *first, title="A"), attended(Topic.BASIC, *last, title="B")
    assert ("general" in owed(year(*rows, held=NEW_USER, at=local(12, 21)))) is owes


def test_a_series_that_is_completed_in_january_counts_for_the_new_year() -> None:
    rows = attended(Topic.BASIC, 12, 20, title="A"), attended(Topic.BASIC, 1, 6, year=2027, title="B")
    held = msgspec.structs.replace(HELD, first_on=date(2027, 1, 8))
    assert "general" in owed(year(*rows, held=held, at=local(12, 31)))
    later = year(*rows, GENERALS[0], held=held, at=local(1, 8, year=2027))
    assert "general" in owed(later)  # one more, in 2027
    credited(later, attended(Topic.GENERAL, 2, year=2027))
    assert "general" not in owed(later)


def test_by_another_reading_the_first_day_of_the_series_counts() -> None:
    start = Policy("start", date(2016, 1, 1), Policy.december_basis.to("start"))
    rows = attended(Topic.BASIC, 11, 28, title="A"), attended(Topic.BASIC, 12, 3, title="B")
    assert "general" in owed(year(*rows, held=NEW_USER, at=local(12, 8), policy=start))


def test_who_was_a_user_before_is_not_exempt_by_a_series_repeated_in_december() -> None:
    assert "general" in owed(year(attended(Topic.BASIC, 12, 5), at=local(12, 8)))


def test_missed_general_trainings_put_the_user_on_the_list_and_sanction_nobody() -> None:
    play = over(SECURITY)
    closed = next(each for each in play.decisions if each.steps and each.steps[-1].name == "close")
    assert (play.case.state, owed(play), closed.effects) == ("LISTED", {"consider"}, ())
    assert told(closed) == [("training-missed", USER), ("training-missed", AGENCY_ADMIN)]
    play.wait(local(12, 1, year=2027))
    assert play.case.state == "LISTED"


def test_only_ica_decides_that_it_becomes_a_violation_case() -> None:
    play = over(SECURITY)
    decision = play.do("allege", SYSTEM_ADMIN, Missed(what="One general training of two; reminded three times."))
    (opened,) = decision.effects
    assert isinstance(opened, OpenCase)
    assert (opened.process, opened.forms) == (
        "P19",
        (
            Allegation(
                agency="otter-creek-shelter", violator=Violator.USER, user="ida.cole@otter.example",
                what="One general training of two; reminded three times.", occurred="Training year 2026",
            ),
        ),
    )  # fmt: skip
    assert play.case.state == "CONSIDERED"


def test_or_that_nothing_follows_and_the_user_and_the_agency_read_why() -> None:
    play = over(SECURITY)
    decision = play.do("leave", SYSTEM_ADMIN, LeftAlone(why="On leave from May on."))
    assert (play.case.state, decision.effects) == ("CONSIDERED", ())
    assert told(decision) == [("training-left", USER), ("training-left", AGENCY_ADMIN)]


def test_trainings_that_turn_up_later_close_the_year_and_the_user_and_the_agency_hear_of_it() -> None:
    play = over(SECURITY)
    play.now = local(1, 12, year=2027)
    decision = credited(play, *GENERALS)
    assert play.case.state == "MET"
    assert told(decision) == [("training-complete", USER), ("training-complete", AGENCY_ADMIN)]


def test_what_follows_is_decided_beside_a_suspension_or_after_it() -> None:
    play = over()
    assert owed(play) == {"confirm", "security", "consider"}
    play.now = local(1, 4, year=2027)
    play.do("suspend", SYSTEM_ADMIN, BACK)
    credited(play, attended(Topic.SECURITY, 1, 4, year=2027))
    play.do("turn-on", SYSTEM_ADMIN, TurnedOn(done_on=date(2027, 1, 4)))
    assert (play.case.state, owed(play)) == ("LISTED", {"consider"})
    play.do("leave", SYSTEM_ADMIN, LeftAlone(why="Made up for all of it."))
    assert play.case.state == "CONSIDERED"


# "All users with Advanced Reporting Tool Licenses are required to attend at least two ART trainings annually ..."


@pytest.mark.parametrize(("rows", "missing"), [((), True), (ARTS[:1], True), (ARTS, False), (GENERALS, True)])
def test_who_has_an_art_license_attends_two_art_trainings_on_top(rows: tuple[object, ...], missing: bool) -> None:
    assert ("art" in owed(year(*rows, held=ART_HELD))) is missing  # type: ignore[arg-type]
    assert "art" not in owed(year(*rows))  # type: ignore[arg-type]


def test_an_art_license_of_the_middle_of_the_year_takes_nothing_off_unless_an_edition_says_so() -> None:
    late = msgspec.structs.replace(HELD, art_since=date(2026, 9, 1))
    play = year(ARTS[0], SECURITY, *GENERALS)
    assert owed(play) == {"year"}
    play.learn(late)
    assert "art" in owed(play)
    half = Policy("half", date(2016, 1, 1), Policy.art_proration.to("half"))
    assert "art" not in owed(year(ARTS[0], held=late, policy=half))


def test_missed_art_trainings_put_the_user_on_the_list_too() -> None:
    assert over(SECURITY, *GENERALS, held=ART_HELD).case.state == "LISTED"
