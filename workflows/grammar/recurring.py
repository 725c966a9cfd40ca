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
LAST_IN_EVERY_MONTH = 28


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
    ICA_WITH_FIGURES = (
        "ica-with-figures",
        "ICA, where figures of data quality are on record for the federal year before",
    )
    AGENCY_WITH_USERS = "agency-with-users", "each agency that has users when the period begins"

    def __init__(self, key: str, words: str) -> None:
        """Take the key and the words."""
        self.key, self.words = key, words


@dataclass(frozen=True)
class Year:
    """Periods of a year each, from one day of it on."""

    month: int
    day: int

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


@dataclass(frozen=True)
class Yearly:
    """A period that begins every year on one day, and ends before the next one begins."""

    month: int | Setting[int]
    day: int

    def under(self, policy: Policy) -> Year:
        """Return when the periods begin under an edition."""
        return Year(
            self.month if isinstance(self.month, int) else max(1, min(policy[self.month], MONTHS_OF_A_YEAR)), self.day
        )

    def settings(self) -> tuple[Setting[int], ...]:
        """Return by what an edition moves it, if it does."""
        return () if isinstance(self.month, int) else (self.month,)

    def words(self, policy: Policy) -> str:
        """Say "every year on January 1"."""
        return f"every year on {date(LEAP_YEAR, self.under(policy).month, self.day):%B %-d}"

    def faults(self) -> Iterator[str]:
        """Yield what is wrong with the day: there must be one in every year."""
        for month in (self.month,) if isinstance(self.month, int) else range(1, MONTHS_OF_A_YEAR + 1):
            try:
                date(ANY_YEAR, month, self.day)
            except ValueError:
                yield f"there is no day {self.day} of month {month} in every year"


@dataclass(frozen=True)
class Month:
    """Periods of a month each, from one day of it to the day before that day of the next."""

    day: int = 1

    def containing(self, day: date) -> Period:
        """Return the period that a day lies in."""
        first = day.replace(day=1) if day.day >= self.day else months_after(day.replace(day=1), -1)
        following = months_after(first, 1).replace(day=self.day)
        return Period(begins_on=first.replace(day=self.day), ends_on=following - timedelta(days=1))

    def after(self, period: Period) -> Period:
        """Return the period that follows one."""
        return self.containing(period.ends_on + timedelta(days=1))


@dataclass(frozen=True)
class Monthly:
    """A period that is a month of the calendar, or one from a day that an edition says."""

    day: Setting[int] | None = None

    def under(self, policy: Policy) -> Month:
        """Return from which day on the periods run under an edition: one that every month has."""
        return Month(max(1, min(policy[self.day], LAST_IN_EVERY_MONTH)) if self.day else 1)

    def settings(self) -> tuple[Setting[int], ...]:
        """Return by what an edition moves it, if it does."""
        return (self.day,) if self.day else ()

    def words(self, policy: Policy) -> str:
        """Say "every month on the first", or on another day."""
        day = self.under(policy).day
        return "every month on the first" if day == 1 else f"every month on day {day}"

    def faults(self) -> Iterator[str]:
        """Yield nothing: every month has such a day."""
        yield from ()


def yearly(month: int | Setting[int], day: int) -> Yearly:
    """Begin anew every year, on this day; an edition may say in which month."""
    return Yearly(month, day)


def monthly(day: Setting[int] | None = None) -> Monthly:
    """Begin anew every month, on its first day or on the one that an edition says."""
    return Monthly(day)


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

    def under(self, policy: Policy) -> Year:
        """Return when the periods begin under an edition."""
        return Year(*month_and_day(policy[self.start]))

    def settings(self) -> tuple[Setting[str], ...]:
        """Return by what an edition moves it."""
        return (self.start,)

    def words(self, policy: Policy) -> str:
        """Say "every year on July 1"."""
        day = self.under(policy)
        return f"every year on {date(LEAP_YEAR, day.month, day.day):%B %-d}"

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
