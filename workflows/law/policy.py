"""The policy: all numbers of the manual, and the dated editions of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from functools import cached_property
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from workflows.law.calendar import Calendar, calendar_of
from workflows.law.numbers.clients import Clients
from workflows.law.numbers.conduct import Conduct
from workflows.law.numbers.data import Data
from workflows.law.numbers.desk import Desk
from workflows.law.numbers.disclosure import Disclosure
from workflows.law.numbers.door import Door
from workflows.law.numbers.governance import Governance
from workflows.law.numbers.money import Money
from workflows.law.numbers.people import People
from workflows.law.setting import GLOBAL, Change, Origin, Setting, Values

__all__ = ["FIRST_EDITION", "GLOBAL", "Editions", "Policy"]

T = TypeVar("T")


class Policy(Desk, Door, People, Conduct, Clients, Disclosure, Data, Money, Governance, Values):
    """One dated edition of the rules; a case keeps the edition it was opened under."""

    def __init__(self, name: str, since: date, *changes: Change[Any]) -> None:
        """Name an edition, say from which day cases are opened under it, and what it changes."""
        self.name, self.since = name, since
        self._values: dict[str, Any] = {change.setting.name: change.value for change in changes}

    def __getitem__(self, setting: Setting[T]) -> T:
        """Return the edition's value of a setting."""
        value: T = self._values.get(setting.name, setting.default)
        return value

    def origin_of(self, setting: Setting[Any]) -> Origin:
        """Return who is behind a number here: what an edition changed is the manual's no longer."""
        return setting.origin if self[setting] == setting.default else Origin.EDITION

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
        for chapter in (*cls.__bases__, cls):
            yield from (value for value in vars(chapter).values() if isinstance(value, Setting))


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
