"""How days are counted."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.workflows.moments import ZONE, local
from workflows.law.calendar import Calendar, calendar_of, months_after

VERMONT = Calendar(ZONE, closures={date(2026, 11, 27)})
DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))


@pytest.mark.parametrize(
    ("day", "starts", "ends"),
    [
        (date(2026, 1, 6), datetime(2026, 1, 6, 5, tzinfo=UTC), datetime(2026, 1, 7, 5, tzinfo=UTC)),
        (date(2026, 7, 6), datetime(2026, 7, 6, 4, tzinfo=UTC), datetime(2026, 7, 7, 4, tzinfo=UTC)),
        (date(2026, 3, 8), datetime(2026, 3, 8, 5, tzinfo=UTC), datetime(2026, 3, 9, 4, tzinfo=UTC)),
        (date(2026, 11, 1), datetime(2026, 11, 1, 4, tzinfo=UTC), datetime(2026, 11, 2, 5, tzinfo=UTC)),
    ],
    ids=["winter", "summer", "a day of 23 hours", "a day of 25 hours"],
)
def test_a_day_lasts_from_local_midnight_to_local_midnight(day: date, starts: datetime, ends: datetime) -> None:
    receipt = VERMONT.receipt("a rule", day)
    assert (receipt.starts, receipt.ends) == (starts, ends)


@given(DAYS)
def test_every_moment_of_a_day_falls_on_it_and_its_end_on_the_next(day: date) -> None:
    receipt = VERMONT.receipt("a rule", day)
    assert VERMONT.day(receipt.starts) == day
    assert (VERMONT.day(receipt.ends) - day).days == 1


def test_an_hour_of_a_day_is_an_hour_of_the_local_clock() -> None:
    assert VERMONT.at(date(2026, 3, 9), 9) == local(3, 9, 9)


def test_business_days_skip_weekends_public_holidays_and_the_offices_own_closures() -> None:
    assert VERMONT.business_days(date(2026, 11, 25), 5) == (
        date(2026, 12, 4),
        (date(2026, 11, 26), date(2026, 11, 27), date(2026, 11, 28), date(2026, 11, 29)),
    )


@pytest.mark.parametrize(
    "day", [date(2026, 3, 3), date(2026, 7, 3), date(2026, 8, 17)], ids=["Town Meeting", "Independence", "Bennington"]
)
def test_the_office_rests_on_the_holidays_of_vermont(day: date) -> None:
    assert day.weekday() < 5
    assert not VERMONT.is_open(day)


@given(DAYS, st.integers(0, 40))
def test_so_many_business_days_are_so_many_open_days(start: date, count: int) -> None:
    day, skipped = VERMONT.business_days(start, count)
    assert (day - start).days == count + len(skipped)
    assert count == 0 or VERMONT.is_open(day)
    assert not any(VERMONT.is_open(each) for each in skipped)


def test_the_open_day_by_a_sunday_is_the_friday_before_it() -> None:
    assert VERMONT.open_day_by(date(2026, 3, 8)) == date(2026, 3, 6)
    assert VERMONT.open_day_by(date(2026, 11, 29)) == date(2026, 11, 25)
    assert VERMONT.open_day_by(date(2026, 3, 6)) == date(2026, 3, 6)


@pytest.mark.parametrize(
    ("day", "count", "later"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2026, 11, 14), 2, date(2027, 1, 14)),
        (date(2026, 12, 31), 12, date(2027, 12, 31)),
    ],
)
def test_a_month_later_is_the_same_day_or_the_months_last(day: date, count: int, later: date) -> None:
    assert months_after(day, count) == later


def test_a_receipt_that_is_moved_keeps_its_rule_and_says_why() -> None:
    receipt = VERMONT.receipt("15 days", date(2026, 3, 17), date(2026, 3, 2))
    moved = VERMONT.moved(VERMONT.moved(receipt, date(2026, 3, 20), "ill"), date(2026, 3, 24), "still ill")
    assert (moved.rule, moved.start, moved.added) == ("15 days", date(2026, 3, 2), ("ill", "still ill"))
    assert (moved.day, moved.ends) == (date(2026, 3, 24), local(3, 25, 0))


def test_desks_of_one_zone_and_one_set_of_closures_share_a_calendar() -> None:
    assert calendar_of("America/New_York", frozenset()) is calendar_of("America/New_York", frozenset())
    assert calendar_of("America/Chicago", frozenset()).at(date(2026, 3, 9)) == local(3, 9, 1)
