"""How mail says days: "Tuesday, March 17", with the year where it is another one than today's."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from workflows.law.calendar import Calendar
from workflows.law.wording import clock_words

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
MONTH_AND_DAY = re.compile(
    r"\b(January|February|March|April|May|June|July|August|September|October|November|December) (?=\d)"
)


@dataclass(frozen=True)
class Day:
    """A day as it is said on another one."""

    day: date
    today: date

    @property
    def short(self) -> str:
        """Return "March 17"."""
        return f"{self.day:%B} {self.day.day}" + (f", {self.day.year}" if self.day.year != self.today.year else "")

    def __str__(self) -> str:
        """Return "Tuesday, March 17"."""
        return f"{self.day:%A}, {self.short}"

    @property
    def days_left(self) -> int:
        """How many days there are until then."""
        return (self.day - self.today).days

    @property
    def days_ago(self) -> int:
        """How many days have gone since then."""
        return -self.days_left


@dataclass(frozen=True)
class Due(Day):
    """The last day on which something is in time; where an hour ends it, the hour."""

    hour: str = ""
    passed: bool = False

    def __str__(self) -> str:
        """Return "Tuesday, March 17", or "Tuesday, March 17, 3:15 p.m."."""
        return f"{super().__str__()}{self.hour and f', {self.hour}'}"

    @property
    def late_since(self) -> Day:
        """The first day that is too late."""
        return Day(self.day if self.hour else self.day + timedelta(days=1), self.today)


def due(ends: datetime, now: datetime, calendar: Calendar) -> Due:
    """Say by when; `ends` is the first moment that is too late, as a rule the midnight after the last day."""
    local = ends.astimezone(calendar.zone)
    midnight = (local.hour, local.minute) == (0, 0)
    last = local.date() - timedelta(days=1) if midnight else local.date()
    return Due(last, calendar.day(now), "" if midnight else clock_words(local), ends <= now)


def in_full(day: date) -> str:
    """Return "January 5, 2026"."""
    return f"{day:%B} {day.day}, {day.year}"


def in_words(count: int) -> str:
    """Return a number as running text has it."""
    return NUMBERS[count] if 0 <= count < len(NUMBERS) else str(count)


def days(count: int) -> str:
    """Return "one day", "five days", "15 days"."""
    return f"{in_words(count)} {'day' if count == 1 else 'days'}"


def tied(words: str) -> str:
    """Keep "March" and "17" on one line."""
    return MONTH_AND_DAY.sub("\\1\N{NO-BREAK SPACE}", words)
