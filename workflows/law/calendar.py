"""Days as the manual counts them.

The day of the trigger is day 0; day N is in time until its last moment, and what lapses does so at the
first moment of day N+1, in the desk's own zone.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Container
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import cache, lru_cache
from zoneinfo import ZoneInfo

import holidays

from workflows.law.setting import Origin
from workflows.law.value import Value, changed

ANY_YEAR = 2025  # no leap year
OCTOBER, FEDERAL_YEAR_ENDS = 10, 9  # the month in which a federal year begins, and the one in which it ends
ZONES = {
    "America/New_York": "Eastern time",
    "America/Chicago": "Central time",
    "America/Denver": "Mountain time",
    "America/Los_Angeles": "Pacific time",
}


class Number(Value, frozen=True):
    """A number that a date was reckoned with: what it is, what it was, who is behind it, and its clause."""

    words: str
    value: str
    origin: Origin
    clause: str


class Receipt(Value, frozen=True):
    """Why this date: the rule in words, the day it gives, and what was weighed, skipped or added on the way."""

    rule: str
    day: date
    starts: datetime  # the first moment of that day, when a floor opens
    ends: datetime  # the first moment that is too late
    start: date | None = None  # day 0, where the rule counts from one
    skipped: tuple[date, ...] = ()
    candidates: tuple[Receipt, ...] = ()
    added: tuple[str, ...] = ()  # pauses and extensions, in words
    joint: str = ""  # how one of several candidates was chosen
    won: int = 0  # which of them it was
    count: int | None = None  # of days, where the rule counts days
    numbers: tuple[Number, ...] = ()

    @property
    def whole(self) -> str:
        """The rule, behind how it was chosen among several."""
        return f"{self.joint}: {self.rule}" if self.joint else self.rule


def _public() -> Container[date]:
    """Return the public holidays of the nation and of Vermont, which does not keep all of the nation's."""
    return holidays.country_holidays("US") + holidays.country_holidays("US", subdiv="VT")


@dataclass(frozen=True)
class Calendar:
    """A zone and its days of rest."""

    zone: ZoneInfo
    closures: Container[date] = ()
    public: Container[date] = field(default_factory=_public, repr=False)
    _open: dict[date, bool] = field(default_factory=dict, repr=False)  # what was worked out before
    _moments: dict[tuple[date, int], datetime] = field(default_factory=dict, repr=False)

    @property
    def zone_words(self) -> str:
        """Return what people call the zone: "Eastern time", or its own name where nobody calls it otherwise."""
        return ZONES.get(self.zone.key, f"{self.zone.key.replace('_', ' ')} time")

    def day(self, moment: datetime) -> date:
        """Return the local day a moment falls on."""
        return _day(moment, self.zone)

    def day_of(self, when: date | datetime) -> date:
        """Return a day itself, or the local day of a moment."""
        return self.day(when) if isinstance(when, datetime) else when

    def at(self, day: date, hour: int = 0) -> datetime:
        """Return a local hour of a day; without an hour, its first moment."""
        if (moment := self._moments.get((day, hour))) is None:
            moment = self._moments[day, hour] = datetime.combine(day, time(hour), self.zone).astimezone(UTC)
        return moment

    def last_day(self, ends: datetime | None) -> date | None:
        """Return the last day that is in time, of the first moment that is too late; none of none."""
        return self.day(ends - timedelta(seconds=1)) if ends else None

    def receipt(
        self,
        rule: str,
        day: date,
        start: date | None = None,
        skipped: tuple[date, ...] = (),
        count: int | None = None,
    ) -> Receipt:
        """Write down a day that a rule gave."""
        return Receipt(rule, day, self.at(day), self.at(day + timedelta(days=1)), start, skipped, count=count)

    def moved(self, receipt: Receipt, day: date, why: str) -> Receipt:
        """Return the receipt with its day moved, and why."""
        starts, ends = self.at(day), self.at(day + timedelta(days=1))
        return changed(receipt, day=day, starts=starts, ends=ends, added=(*receipt.added, why))

    def is_open(self, day: date) -> bool:
        """Say whether the office works on a day."""
        if (known := self._open.get(day)) is None:
            known = self._open[day] = day.weekday() < 5 and day not in self.closures and day not in self.public
        return known

    def business_days(self, start: date, count: int) -> tuple[date, tuple[date, ...]]:
        """Return the day `count` working days after `start`, and the days of rest between."""
        day, skipped = start, list[date]()
        while count:
            day += timedelta(days=1)
            if self.is_open(day):
                count -= 1
            else:
                skipped.append(day)
        return day, tuple(skipped)

    def on_working_days(self, start: datetime, length: timedelta) -> tuple[datetime, tuple[date, ...]]:
        """Return the moment at which so much time of working days has passed, and the days of rest on the way."""
        moment, skipped = start, list[date]()
        while True:
            day = self.day(moment)
            midnight = self.at(day + timedelta(days=1))
            if not self.is_open(day):
                skipped.append(day)
            elif length <= midnight - moment:
                return moment + length, tuple(skipped)
            else:
                length -= midnight - moment
            moment = midnight

    def is_past(self, receipt: Receipt, when: date | datetime, now: datetime) -> bool:
        """Say whether what happened then came after a date: by its moment; of a day by the day, and today by the hour."""
        if isinstance(when, datetime):
            return min(when, now) >= receipt.ends  # nothing has happened yet that lies ahead
        return when > receipt.day if when < self.day(now) else now >= receipt.ends

    def last(self, ends: datetime) -> date | datetime:
        """Return the last day before what is too late; or the local moment itself, where it falls within a day."""
        local = ends.astimezone(self.zone)
        return local.date() - timedelta(days=1) if local.time() == time() else local

    def open_day_by(self, day: date) -> date:
        """Return the day itself if the office works on it, else the last working day before it."""
        while not self.is_open(day):
            day -= timedelta(days=1)
        return day

    def open_day_from(self, day: date) -> date:
        """Return the day itself if the office works on it, else the next working day."""
        while not self.is_open(day):
            day += timedelta(days=1)
        return day


@lru_cache(maxsize=4096)
def _day(moment: datetime, zone: ZoneInfo) -> date:
    return moment.astimezone(zone).date()


def months_after(day: date, count: int) -> date:
    """Return the same day of a later month, or that month's last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def federal_year(day: date) -> int:
    """Return the federal year that ended last before a day, by the calendar year in which it ended."""
    return day.year if day.month > FEDERAL_YEAR_ENDS else day.year - 1


@cache
def month_and_day(words: str) -> tuple[int, int]:
    """Return the month and the day of "07-01"; raise ValueError unless every year has such a day."""
    day = date.fromisoformat(f"{ANY_YEAR}-{words}")
    return day.month, day.day


@cache
def calendar_of(zone: str, closures: frozenset[date]) -> Calendar:
    """Return the calendar of a desk, made once."""
    return Calendar(ZoneInfo(zone), closures)
