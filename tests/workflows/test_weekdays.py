"""Meetings of a year are on the same weekday of their months, at the same hour by the clock."""

from datetime import date

from tests.workflows.moments import local
from workflows.facts.weekdays import same_weekday


def test_the_second_tuesday_of_every_second_month_across_a_year_and_the_change_of_the_clocks() -> None:
    found = same_weekday(local(9, 8, 13), 2, 4)  # Tuesday, September 8, 2026
    assert [each.date() for each in found] == [
        date(2026, 9, 8),
        date(2026, 11, 10),
        date(2027, 1, 12),
        date(2027, 3, 9),
    ]
    assert {each.hour for each in found} == {13}


def test_a_fifth_weekday_is_the_last_one_where_a_month_has_four() -> None:
    found = same_weekday(local(3, 31, 9), 1, 3)  # the fifth Tuesday of March; April has four
    assert [each.date() for each in found] == [date(2026, 3, 31), date(2026, 4, 28), date(2026, 5, 26)]
