"""How the manual states a date: so many days since something, a day set elsewhere."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any, ClassVar, TypeAlias

from workflows.facts.facts import DayOf, Fact
from workflows.facts.known import Known
from workflows.law.calendar import Number, Receipt
from workflows.law.policy import Policy
from workflows.law.setting import GLOBAL, Setting
from workflows.law.wording import told

Count: TypeAlias = Setting[int] | Fact[int] | Fact[int | None]
Day: TypeAlias = Fact[date] | Fact[date | None] | DayOf
Moments: TypeAlias = Fact[datetime] | Fact[datetime | None] | Fact[tuple[datetime, ...]]
Source: TypeAlias = Setting[bool] | Count | Day | Fact[Any]  # a rule may count from anything that is on record


class Rule(ABC):
    """A way to reach a date; it gives none while something it needs is not known."""

    @abstractmethod
    def reckon(self, known: Known, opened: date) -> Receipt | None:
        """Return the date and how it was reached; `opened` is day 0 unless the rule says otherwise."""

    @abstractmethod
    def sources(self) -> Iterator[Source]:
        """Yield the settings and facts the date depends on."""

    @abstractmethod
    def words(self, policy: Policy) -> str:
        """Say the rule as a person would."""

    def parts(self) -> Iterator[Rule]:
        """Yield the rule and those it is made of."""
        yield self

    def takes_no_part(self, policy: Policy) -> Iterator[Setting[Any]]:
        """Yield the settings that have no part in the date under an edition, since it does not turn them on."""
        del policy
        yield from ()


@cache
def numbers_of(rule: Rule, policy: Policy) -> tuple[Number, ...]:
    """Return the numbers that a date is reckoned with under an edition, each with who is behind it."""
    idle = {each for part in rule.parts() for each in part.takes_no_part(policy)}
    settings = dict.fromkeys(each for each in rule.sources() if isinstance(each, Setting) and each not in idle)
    return tuple(
        Number(each.words, _shown(policy[each]), policy.origin_of(each), "" if each.clause == GLOBAL else each.clause)
        for each in settings
    )


def _shown(value: object) -> str:
    return ("yes" if value else "no") if isinstance(value, bool) else told(value)


def value_of(count: Count, known: Known) -> int | None:
    """Return a number: of the policy, or as somebody said it."""
    return known.policy[count] if isinstance(count, Setting) else count.said(known)


def counted(count: Count, unit: str, policy: Policy) -> str:
    """Say "15 days", or which field says how many."""
    return many(policy[count], unit) if isinstance(count, Setting) else f"{str(count).lower()}, in {unit}"


def many(count: int, unit: str) -> str:
    """Say "15 days", or "1 day"."""
    return f"{count} {unit.removesuffix('s') if count == 1 else unit}"


@dataclass(frozen=True)
class Days(Rule):
    """So many calendar days."""

    count: Count
    since: Day | None = None
    unit: ClassVar[str] = "days"

    def reckon(self, known: Known, opened: date) -> Receipt | None:
        """Return the day that many days after day 0."""
        count, start = value_of(self.count, known), self.since.said(known) if self.since else opened
        if count is None or start is None:
            return None
        day, skipped = self.walk(known, start, count)
        rule = f"{many(count, self.unit)} since {str(self.since or 'this was asked').lower()}"
        return known.calendar.receipt(rule, day, start, skipped, count)

    def walk(self, known: Known, start: date, count: int) -> tuple[date, tuple[date, ...]]:
        """Return the day, and the days that did not count."""
        del known
        return start + timedelta(days=count), ()

    def sources(self) -> Iterator[Source]:
        """Yield the number, and the day it runs from."""
        yield self.count
        if self.since:
            yield self.since

    def words(self, policy: Policy) -> str:
        """Say "15 days since first session begun"."""
        return counted(self.count, self.unit, policy) + (f" since {str(self.since).lower()}" if self.since else "")


class BusinessDays(Days):
    """So many days on which the office works."""

    unit = "business days"

    def walk(self, known: Known, start: date, count: int) -> tuple[date, tuple[date, ...]]:
        """Return the day, and the days of rest that were passed over."""
        return known.calendar.business_days(start, count)


@dataclass(frozen=True)
class On(Rule):
    """A day that is set elsewhere: on an order, in a meeting calendar."""

    day: Day

    def reckon(self, known: Known, opened: date) -> Receipt | None:
        """Return the day, once it is set."""
        del opened
        day = self.day.said(known)
        return None if day is None else known.calendar.receipt(str(self.day).lower(), day)

    def sources(self) -> Iterator[Source]:
        """Yield the day."""
        yield self.day

    def words(self, policy: Policy) -> str:
        """Say "the next scheduled meeting"."""
        del policy
        return str(self.day).lower()
