"""How pages word numbers, days and dates."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from tests.desks import local
from web.pages.frame.return_path import local as place
from web.pages.inbox.rows import span
from web.pages.words.dates import (
    NBSP,
    clause_mark,
    clock_words,
    done_words,
    due_words,
    from_words,
    last_words,
    month_day,
    origin_beside,
)
from web.pages.words.wording import counted, lowered, typeset
from workflows.grammar.steps import LOCAL
from workflows.law.calendar import calendar_of
from workflows.law.setting import Origin
from workflows.law.wording import or_listed, to_others, to_owner

CALENDAR = calendar_of("America/New_York", frozenset())
NOON = local(6, 4, 12)


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (local(6, 5, 0), "By midnight"),
        (local(6, 4, 17), "In 5 hours"),
        (local(6, 6, 0), "Tomorrow"),
        (local(6, 16, 0), "In 11 days"),
        (local(7, 1, 0), "In 4 weeks"),
        (local(6, 4, 9), "3 hours late"),
        (local(6, 4, 0), "Late since midnight"),
        (local(6, 3, 0), "2 days late"),
    ],
)
def test_a_date_is_said_from_now(at: datetime, words: str) -> None:
    assert due_words(at, NOON, CALENDAR).words == words


def test_the_last_day_is_the_one_whose_midnight_ends_it() -> None:
    due = due_words(local(6, 16, 0), NOON, CALENDAR)
    assert (due.day, due.title) == (f"Mon, Jun{NBSP}15", f"Monday, June{NBSP}15, 2026, by midnight Eastern time")


@pytest.mark.parametrize(
    ("at", "day"),
    [
        (local(12, 20, 0, year=2025), f"Fri, Dec{NBSP}19, 2025"),
        (local(5, 5, 0, year=2025), f"Sun, May{NBSP}4, 2025"),
        (local(1, 6, 0), f"Mon, Jan{NBSP}5"),
        (local(2, 2, 0, year=2027), f"Mon, Feb{NBSP}1, 2027"),
    ],
)
def test_a_date_of_another_year_says_the_year_where_it_is_over_or_far_ahead(at: datetime, day: str) -> None:
    assert due_words(at, NOON, CALENDAR).day == day
    assert due_words(local(1, 9, 0, year=2027), local(12, 20), CALENDAR).day == f"Fri, Jan{NBSP}8"


def test_a_date_that_carries_an_hour_says_the_hour_and_its_zone() -> None:
    hour, midnight = local(6, 14, 17), local(6, 16, 0)
    due = due_words(hour, NOON, CALENDAR)
    said = f"June{NBSP}14, 5{NBSP}p.m. Eastern time"
    assert (due.day, due.title) == (
        f"Sun, Jun{NBSP}14, 5{NBSP}p.m. Eastern time", f"Sunday, June{NBSP}14, 2026, 5{NBSP}p.m. Eastern time")  # fmt: skip
    assert last_words(hour, CALENDAR) == from_words(hour, CALENDAR) == f"Sunday, {said}"
    assert last_words(hour, CALENDAR, month_day) == said
    assert (last_words(midnight, CALENDAR), from_words(midnight, CALENDAR)) == (
        f"Monday, June{NBSP}15", f"Tuesday, June{NBSP}16")  # fmt: skip


@pytest.mark.parametrize(
    ("zone", "words"), [("America/Chicago", "Central time"), ("Europe/Paris", "Europe/Paris time")]
)
def test_a_desk_elsewhere_says_its_own_zone(zone: str, words: str) -> None:
    calendar = calendar_of(zone, frozenset())
    assert last_words(local(6, 14, 17), calendar).endswith(words)


@pytest.mark.parametrize(
    ("done", "words"), [(local(6, 1), "3 days early"), (local(6, 4), "In time"), (local(6, 6), "2 days late")]
)
def test_a_task_that_is_done_says_how_it_kept_its_date(done: datetime, words: str) -> None:
    assert done_words(local(6, 5, 0), done, CALENDAR).words == words


def test_an_hour_is_said_without_needless_minutes() -> None:
    assert (clock_words(local(6, 4, 14)), clock_words(local(6, 4, 9, 5))) == (f"2{NBSP}p.m.", f"9:05{NBSP}a.m.")


def test_a_span_of_days_names_the_month_once() -> None:
    assert span(date(2026, 6, 5), date(2026, 6, 7)) == f"June{NBSP}5 to{NBSP}7"
    assert span(date(2026, 6, 29), date(2026, 7, 5)) == f"June{NBSP}29 to July{NBSP}5"
    assert span(date(2026, 6, 8), date(2026, 6, 7)) == f"June{NBSP}7"


def test_small_numbers_are_words() -> None:
    assert [counted(count, "task") for count in (0, 1, 3, 31)] == ["no tasks", "one task", "three tasks", "31 tasks"]


def test_marks_are_curly_and_days_stay_together() -> None:
    assert typeset("Jo's 'accept' on March 3, 2026") == f"Jo\u2019s \u201caccept\u201d on March{NBSP}3, 2026"
    assert typeset("a veterans' provider") == "a veterans\u2019 provider"


def test_a_label_goes_into_a_sentence_but_an_abbreviation_stays() -> None:
    assert [lowered(words) for words in ("Held on", "HMIS client", "I agree")] == ["held on", "HMIS client", "I agree"]


def test_your_task_is_their_task_to_others() -> None:
    assert to_owner("hand in {your} homework") == "hand in your homework"
    assert to_others("hand in {your} homework to {party}") == "hand in their homework to {party}"


def test_choices_are_joined_by_or() -> None:
    assert [or_listed("abc"[:count]) for count in (1, 2, 3)] == ["a", "a or b", "a, b, or c"]


def test_a_clause_leads_to_the_manual_and_a_local_target_nowhere() -> None:
    assert 'href="/manual/2.2-waiver"' in clause_mark("2.2-waiver")
    assert clause_mark("local target") == '<span class="origin">local target</span>'


@pytest.mark.parametrize("elsewhere", ["https://a.example", "//a.example", "/\\a.example", "", None, "/a\nb", "a"])
def test_nobody_is_led_off_the_desk(elsewhere: str | None) -> None:
    assert place(elsewhere) == "/inbox"
    assert place("/cases?q=a") == "/cases?q=a"


def test_who_is_behind_a_number_is_not_said_twice() -> None:
    assert origin_beside(LOCAL, Origin.LOCAL) == ""
    assert origin_beside("2.8-tiered", Origin.LOCAL) == "local target"
    assert origin_beside(LOCAL, Origin.READING) == "reading chosen"
    assert origin_beside("2.8-tiered", None) == ""
