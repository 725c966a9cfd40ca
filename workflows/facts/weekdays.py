"""Days that repeat by their weekday: the second Tuesday of each month."""

from __future__ import annotations

from datetime import datetime, timedelta

MONTHS, WEEK = 12, 7


def same_weekday(first: datetime, months: int, times: int) -> list[datetime]:
    """Return a moment and its like in later months: the same hour on the same weekday of the month, a fifth one on the last."""
    nth = (first.day - 1) // WEEK
    found = [first]
    for step in range(1, times):
        year, month = divmod(first.year * MONTHS + first.month - 1 + step * months, MONTHS)
        begins = first.replace(year=year, month=month + 1, day=1)
        day = begins + timedelta(days=(first.weekday() - begins.weekday()) % WEEK)
        fits = [day + timedelta(weeks=week) for week in range(nth + 1)]
        found.append([each for each in fits if each.month == begins.month][-1])
    return found
