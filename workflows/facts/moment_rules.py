"""How the manual states a moment: so many hours since another one, or after a day; a moment that somebody named."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from workflows.facts.facts import Fact
from workflows.facts.known import Known
from workflows.facts.rules import Count, Day, Rule, Source, counted, value_of
from workflows.law.calendar import Receipt
from workflows.law.policy import Policy
from workflows.law.setting import Setting


@dataclass(frozen=True)
class Hours(Rule):
    """So many hours since a moment: consecutive ones, or by a setting those of working days only."""

    count: Count
    since: Fact[datetime]
    consecutive: Setting[bool] | None = None

    def reckon(self, known: Known, opened: date) -> Receipt | None:
        """Return the moment that many hours later; the change of clocks neither adds nor takes one."""
        del opened
        count, since = value_of(self.count, known), self.since.said(known)
        if count is None or since is None:
            return None
        start, hours, skipped = since.astimezone(UTC), timedelta(hours=count), tuple[date, ...]()
        ends = start + hours
        if not self._run_on(known.policy):
            ends, skipped = known.calendar.on_working_days(start, hours)
        rule = f"{count} {self._unit(known.policy)} since {str(self.since).lower()}"
        return Receipt(rule, known.calendar.day(ends), ends, ends, known.calendar.day(start), skipped)

    def _run_on(self, policy: Policy) -> bool:
        return self.consecutive is None or policy[self.consecutive]

    def _unit(self, policy: Policy) -> str:
        return "hours" if self._run_on(policy) else "hours of working days"

    def sources(self) -> Iterator[Source]:
        """Yield the number, the moment, and the reading."""
        yield self.count
        yield self.since
        yield from (self.consecutive,) if self.consecutive else ()

    def words(self, policy: Policy) -> str:
        """Say "48 hours since the last moment of need"."""
        return f"{counted(self.count, self._unit(policy), policy)} since {str(self.since).lower()}"


@dataclass(frozen=True)
class HoursAfterDay(Rule):
    """So many hours after the end of a day, of which the hour is not on record."""

    count: Count
    since: Day

    def reckon(self, known: Known, opened: date) -> Receipt | None:
        """Return the moment that many hours after the day's last one."""
        del opened
        count, day = value_of(self.count, known), self.since.said(known)
        if count is None or day is None:
            return None
        ends = known.calendar.at(day + timedelta(days=1)) + timedelta(hours=count)
        last = known.calendar.day(ends - timedelta(seconds=1))
        return Receipt(f"{count} hours after the day of {str(self.since).lower()}", last, ends, ends, day)

    def sources(self) -> Iterator[Source]:
        """Yield the number and the day."""
        yield self.count
        yield self.since

    def words(self, policy: Policy) -> str:
        """Say how many hours after which day."""
        return f"{counted(self.count, 'hours', policy)} after the day of {str(self.since).lower()}"


@dataclass(frozen=True)
class At(Rule):
    """A moment that somebody named."""

    moment: Fact[datetime] | Fact[datetime | None]

    def reckon(self, known: Known, opened: date) -> Receipt | None:
        """Return the moment, once it is named."""
        del opened
        moment = self.moment.said(known)
        if moment is None:
            return None
        at = moment.astimezone(UTC)
        return Receipt(str(self.moment).lower(), known.calendar.day(at), at, at)

    def sources(self) -> Iterator[Source]:
        """Yield the moment."""
        yield self.moment

    def words(self, policy: Policy) -> str:
        """Say "the last moment of need"."""
        del policy
        return str(self.moment).lower()
