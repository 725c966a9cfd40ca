"""The words for work that the calendar begins: how often, for whom, and with which step."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import Annotated, TypeAlias

from msgspec import Meta

from workflows.facts.conditions import Condition
from workflows.facts.forms import Form
from workflows.grammar.steps import Step
from workflows.law.calendar import ANY_YEAR, month_and_day, months_after
from workflows.law.policy import Policy
from workflows.law.setting import Setting

LEAP_YEAR = 2024
MONTHS_OF_A_YEAR = 12


class Period(Form, key="Period"):
    """The period that a case of recurring work is about."""

    begins_on: Annotated[date, Meta(title="First day of the period")]
    ends_on: Annotated[date, Meta(title="Last day of the period")]


class Per(Enum):
    """Whom a case is opened for each period; the key is what is stored, whatever the words say."""

    USER = "user", "each user at each agency where they hold a license"
    AGENCY = "agency", "each agency"
    DESK = "desk", "the Advisory Committee"
    ICA = "ica", "ICA"
    AGENCY_WITH_USERS = "agency-with-users", "each agency that has users when the period begins"

    def __init__(self, key: str, words: str) -> None:
        """Take the key and the words."""
        self.key, self.words = key, words


@dataclass(frozen=True)
class Yearly:
    """A period that begins every year on one day, and ends before the next one begins."""

    month: int
    day: int

    def under(self, policy: Policy) -> Yearly:
        """Return itself: no edition moves it."""
        del policy
        return self

    def containing(self, day: date) -> Period:
        """Return the period that a day lies in."""
        begun = date(day.year, self.month, self.day)
        return self._from(day.year if begun <= day else day.year - 1)

    def after(self, period: Period) -> Period:
        """Return the period that follows one."""
        return self.containing(period.ends_on + timedelta(days=1))

    def _from(self, year: int) -> Period:
        begins, following = date(year, self.month, self.day), date(year + 1, self.month, self.day)
        return Period(begins_on=begins, ends_on=following - timedelta(days=1))

    def settings(self) -> tuple[Setting[int], ...]:
        """Return by what an edition moves it: nothing."""
        return ()

    def words(self, policy: Policy) -> str:
        """Say "every year on January 1"."""
        del policy
        return f"every year on {date(LEAP_YEAR, self.month, self.day):%B %-d}"

    def faults(self) -> Iterator[str]:
        """Yield what is wrong with the day: there must be one in every year."""
        try:
            date(ANY_YEAR, self.month, self.day)
        except ValueError:
            yield f"there is no day {self.day} of month {self.month} in every year"


@dataclass(frozen=True)
class Monthly:
    """A period that is a month of the calendar."""

    def under(self, policy: Policy) -> Monthly:
        """Return itself: no edition moves it."""
        del policy
        return self

    def settings(self) -> tuple[Setting[int], ...]:
        """Return by what an edition moves it: nothing."""
        return ()

    def containing(self, day: date) -> Period:
        """Return the month that a day lies in."""
        following = (day.replace(day=1) + timedelta(days=31)).replace(day=1)
        return Period(begins_on=day.replace(day=1), ends_on=following - timedelta(days=1))

    def after(self, period: Period) -> Period:
        """Return the month that follows one."""
        return self.containing(period.ends_on + timedelta(days=1))

    def words(self, policy: Policy) -> str:
        """Say "every month on the first"."""
        del policy
        return "every month on the first"

    def faults(self) -> Iterator[str]:
        """Yield nothing: every month has a first day."""
        yield from ()


def yearly(month: int, day: int) -> Yearly:
    """Begin anew every year, on this day."""
    return Yearly(month, day)


def monthly() -> Monthly:
    """Begin anew every month, on its first day."""
    return Monthly()


@dataclass(frozen=True)
class Months:
    """Periods of so many months, the first of a year beginning with it."""

    length: int

    def containing(self, day: date) -> Period:
        """Return the period that a day lies in; the last of a year ends with it."""
        begins = date(day.year, (day.month - 1) // self.length * self.length + 1, 1)
        ends = min(months_after(begins, self.length), date(day.year + 1, 1, 1)) - timedelta(days=1)
        return Period(begins_on=begins, ends_on=ends)

    def after(self, period: Period) -> Period:
        """Return the period that follows one."""
        return self.containing(period.ends_on + timedelta(days=1))


@dataclass(frozen=True)
class EveryMonths:
    """Periods of as many months as an edition says."""

    length: Setting[int]

    def under(self, policy: Policy) -> Months:
        """Return how long the periods are under an edition: a month at least, and no longer than a year."""
        return Months(max(1, min(policy[self.length], MONTHS_OF_A_YEAR)))

    def settings(self) -> tuple[Setting[int], ...]:
        """Return by what an edition moves it."""
        return (self.length,)

    def words(self, policy: Policy) -> str:
        """Say "every 3 months, from January 1"."""
        return f"every {self.under(policy).length} months, from January 1"

    def faults(self) -> Iterator[str]:
        """Yield nothing: every month has a first day."""
        yield from ()


def every_months(length: Setting[int]) -> EveryMonths:
    """Begin anew every so many months, the first time in a year on January 1."""
    return EveryMonths(length)


@dataclass(frozen=True)
class YearlyFrom:
    """A period that begins every year on the day that an edition says."""

    start: Setting[str]

    def under(self, policy: Policy) -> Yearly:
        """Return on which day it begins under an edition."""
        return Yearly(*month_and_day(policy[self.start]))

    def settings(self) -> tuple[Setting[str], ...]:
        """Return by what an edition moves it."""
        return (self.start,)

    def words(self, policy: Policy) -> str:
        """Say "every year on July 1"."""
        return self.under(policy).words(policy)

    def faults(self) -> Iterator[str]:
        """Yield nothing: no edition takes a day that some years have not."""
        yield from ()


def yearly_from(start: Setting[str]) -> YearlyFrom:
    """Begin anew every year, on the day that an edition says."""
    return YearlyFrom(start)


Rhythm: TypeAlias = Yearly | YearlyFrom | Monthly | EveryMonths


@dataclass(frozen=True)
class Recurrence:
    """Cases that the calendar opens: with which step, how often, for whom each, and perhaps only where they are wanted."""

    begins: Step
    rhythm: Rhythm
    per: Per
    wanted: Condition | None = None  # by what the process looks up; then there is one case as long as it is open
    onward: bool = False  # whether the period that runs when a desk begins with it is left to whoever did it before

    def brings(self, period: Period) -> tuple[Form, ...]:
        """Return what a case begins with: its period, unless it is opened because it is wanted."""
        return (period,) if self.wanted is None else ()
