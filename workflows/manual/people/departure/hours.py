"""P04: how hours are counted from the last moment of need, and from the day of a notice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from workflows.facts.facts import DayOf, Fact
from workflows.facts.known import Known
from workflows.facts.rules import Hours, Rule, Source
from workflows.law.calendar import Calendar, Receipt
from workflows.law.policy import Policy
from workflows.law.setting import Setting
from workflows.law.value import changed


class NoticeHours(Hours):
    """So many hours since a moment: consecutive ones, or by another reading those of working days only."""

    def reckon(self, known: Known, opened: date) -> Receipt | None:
        """Return the moment that many hours later."""
        receipt, start = super().reckon(known, opened), self.since.said(known)
        if receipt is None or start is None or known.policy[Policy.hours_are_consecutive]:
            return receipt
        ends, skipped = _on_working_days(known.calendar, start.astimezone(UTC), receipt.ends - start.astimezone(UTC))
        return changed(receipt, day=known.calendar.day(ends), starts=ends, ends=ends, skipped=skipped)

    def sources(self) -> Iterator[Source]:
        """Yield the number, the moment, and the reading."""
        yield from super().sources()
        yield Policy.hours_are_consecutive


def _on_working_days(calendar: Calendar, start: datetime, length: timedelta) -> tuple[datetime, tuple[date, ...]]:
    """Return the moment at which so much time of working days has passed, and the days of rest on the way."""
    moment, skipped = start, list[date]()
    while True:
        day = calendar.day(moment)
        midnight = calendar.at(day + timedelta(days=1))
        if not calendar.is_open(day):
            skipped.append(day)
        elif length <= midnight - moment:
            return moment + length, tuple(skipped)
        else:
            length -= midnight - moment
        moment = midnight


@dataclass(frozen=True)
class At(Rule):
    """A moment that somebody named."""

    moment: Fact[datetime]

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


@dataclass(frozen=True)
class HoursAfterDay(Rule):
    """So many hours after the end of a day, of which the hour is not on record."""

    count: Setting[int]
    day: DayOf

    def reckon(self, known: Known, opened: date) -> Receipt | None:
        """Return the moment that many hours after the day's last one."""
        del opened
        day = self.day.said(known)
        if day is None:
            return None
        hours = known.policy[self.count]
        ends = known.calendar.at(day + timedelta(days=1)) + timedelta(hours=hours)
        last = known.calendar.day(ends - timedelta(seconds=1))
        return Receipt(f"{hours} hours after the day of {self.day}", last, ends, ends, day)

    def sources(self) -> Iterator[Source]:
        """Yield the number and the day."""
        yield self.count
        yield self.day

    def words(self, policy: Policy) -> str:
        """Say how many hours after which day."""
        return f"{policy[self.count]} hours after the day of {self.day}"
