"""The date that follows the Committee's calendar: the next meeting that starts after something was found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias

from workflows.facts.facts import Fact, fact
from workflows.facts.known import Known
from workflows.facts.rules import Day, Rule, Source
from workflows.law.calendar import Calendar, Receipt
from workflows.law.policy import Policy
from workflows.manual.conduct.committee import MeetingCalendar

Since: TypeAlias = Day | Fact[datetime] | Fact[datetime | None]
SCHEDULED = fact(MeetingCalendar.starts)


@dataclass(frozen=True)
class NextMeeting(Rule):
    """The day of the first meeting that starts after a moment; after a day, where only that is known, on a later day."""

    since: Since

    def reckon(self, known: Known, opened: date) -> Receipt | None:
        """Return the meeting's day; none while no such meeting is scheduled. A meeting that was held stays the one."""
        del opened
        since: date | datetime | None = self.since.said(known)
        if since is None:
            return None
        meeting = following(SCHEDULED.said(known) or (), since, known.calendar)
        if meeting is None:
            return None
        day0 = known.calendar.day(since) if isinstance(since, datetime) else since
        return known.calendar.receipt(self.words(known.policy), known.calendar.day(meeting), day0)

    def sources(self) -> Iterator[Source]:
        """Yield the moment, and the calendar of meetings."""
        yield self.since
        yield SCHEDULED

    def words(self, policy: Policy) -> str:
        """Say that it is the Committee's next meeting."""
        del policy
        return f"the Committee's next meeting after {str(self.since).lower()}"


@dataclass(frozen=True)
class MeetingOnOrAfter(Rule):
    """The day of the first meeting on a day or later: what comes up on the day of a meeting is dealt with there."""

    since: Day

    def reckon(self, known: Known, opened: date) -> Receipt | None:
        """Return the meeting's day; none while no such meeting is scheduled."""
        del opened
        since = self.since.said(known)
        days = (known.calendar.day(start) for start in SCHEDULED.said(known) or ())
        day = min((each for each in days if since and each >= since), default=None)
        return known.calendar.receipt(self.words(known.policy), day, since) if day and since else None

    def sources(self) -> Iterator[Source]:
        """Yield the day, and the calendar of meetings."""
        yield self.since
        yield SCHEDULED

    def words(self, policy: Policy) -> str:
        """Say that it is the Committee's next meeting."""
        del policy
        return f"the Committee's first meeting since {str(self.since).lower()}"


def met_on(known: Known, day: date, since: datetime | None) -> bool:
    """Say whether the Committee meets on a day, after a moment; in older cases nobody asked."""
    calendar = known[MeetingCalendar]
    after = (start for start in calendar.starts if since is None or start > since)
    return not calendar.told_there or any(known.calendar.day(start) == day for start in after)


def following(starts: tuple[datetime, ...], since: date | datetime, calendar: Calendar) -> datetime | None:
    """Return the first meeting that starts after a moment, or on a later day than a day."""
    if isinstance(since, datetime):
        return min((start for start in starts if start > since), default=None)
    return min((start for start in starts if calendar.day(start) > since), default=None)
