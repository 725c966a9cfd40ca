"""The numbers of the manual, and the dated editions of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from functools import cached_property
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from workflows.calendar import Calendar, calendar_of
from workflows.setting import Change, Setting, Values, manual, reading, target

T = TypeVar("T")
GLOBAL = "(global)"  # stands where a clause would, for a number that every process shares


class Policy(Values):
    """One dated edition of the rules; a case keeps the edition it was opened under."""

    timezone = target("America/New_York", GLOBAL, "the zone whose midnight ends a day")
    closures = target(frozenset[date](), GLOBAL, "days the office is closed besides public holidays")
    backdate_days = target(365, GLOBAL, "days before its entry on which a case may at most have been received")
    remind_days_ahead: Setting[tuple[int, ...]] = target(
        (5, 1), GLOBAL, "days before a date on which its owner is reminded"
    )
    remind_hour = target(9, GLOBAL, "local hour at which reminders leave")
    remind_on_open_days = target(True, GLOBAL, "whether a reminder on a day of rest leaves on the working day before")
    escalate_again_days = target(7, GLOBAL, "days between one escalation and the next")

    onboarding_submit_days = manual(15, "2.2-training-window", "days to finish all sessions and assignments")
    homework_review_days = target(5, "2.2-homework-review", "days for ICA to review homework")
    toll_clock_during_review = reading(False, "2.2-homework-review", "whether the series clock stops during review")
    onboarding_correct_days = manual(15, "2.2-correction-window", "further days to make all corrections")
    onboarding_total_days = manual(30, "2.2-training-30", "days after which the series must be retaken")
    refusal_min_attempts = reading(2, "2.2-refuse-license", "series with failed homework before a refusal")
    miss_minutes = manual(10, "2.2-participation", "minutes of a training that may be missed")
    miss_percent = manual(10, "2.2-participation", "percent of a training that may be missed")
    aa_max_level = manual("Case Manager III", "2.1-access-level-decider", "highest level an agency decides itself")

    def __init__(self, name: str, since: date, *changes: Change[Any]) -> None:
        """Name an edition, say from which day cases are opened under it, and what it changes."""
        self.name, self.since = name, since
        self._values: dict[str, Any] = {change.setting.name: change.value for change in changes}

    def __getitem__(self, setting: Setting[T]) -> T:
        """Return the edition's value of a setting."""
        value: T = self._values.get(setting.name, setting.default)
        return value

    @cached_property
    def calendar(self) -> Calendar:
        """The calendar of the edition: its zone, and its days of rest."""
        return calendar_of(self.timezone, self.closures)

    def first_moment(self) -> datetime:
        """Return when the edition begins."""
        return datetime.combine(self.since, time(), ZoneInfo(self.timezone))

    @classmethod
    def settings(cls) -> Iterator[Setting[Any]]:
        """Yield every setting, in the order of the manual."""
        yield from (value for value in vars(cls).values() if isinstance(value, Setting))


FIRST_EDITION = Policy("first edition", date(2016, 1, 1))


class Editions:
    """All editions a desk knows, oldest first."""

    def __init__(self, editions: Iterable[Policy] = ()) -> None:
        """Take the desk's own editions beside the first one."""
        self._ordered = sorted((FIRST_EDITION, *editions), key=lambda edition: edition.since)
        self._named = {edition.name: edition for edition in self._ordered}

    def __iter__(self) -> Iterator[Policy]:
        """Yield the editions, oldest first."""
        return iter(self._ordered)

    def named(self, name: str) -> Policy:
        """Return the edition of this name, or raise KeyError."""
        return self._named[name]

    def on(self, day: date) -> Policy:
        """Return the edition in force on a day."""
        return [edition for edition in self._ordered if edition.since <= day][-1]
