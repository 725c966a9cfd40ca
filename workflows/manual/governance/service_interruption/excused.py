"""P32: the days on which data that came late are excused, since HMIS was interrupted or lost what was entered (manual 3.5-dr-loss)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from workflows.law.policy import Policy


@dataclass(frozen=True)
class Span:
    """An interruption: since when, until when if it is over, and from when entries may be lost."""

    since: datetime
    ended_at: datetime | None = None
    lost_from: datetime | None = None


def days_excused(spans: Iterable[Span], first: date, last: date, policy: Policy, now: datetime) -> frozenset[date]:
    """Return the days of a period on which HMIS was interrupted, or that it lost; none where an edition excuses none."""
    if not policy.outage_timeliness_exempt:
        return frozenset()
    found = set[date]()
    for span in spans:
        begins = policy.calendar.day(min(span.since, span.lost_from or span.since))
        ends = policy.calendar.day(span.ended_at or now)
        day = max(begins, first)
        while day <= min(ends, last):
            found.add(day)
            day += timedelta(days=1)
    return frozenset(found)
