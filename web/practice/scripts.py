"""How it is written down what happens in the practice desk: who begins which case when, and the turns that follow."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, Protocol

from models.access.access import Viewer
from models.store.transaction import Transaction
from web.practice.vermont import CALENDAR


@dataclass(frozen=True, slots=True)
class On:
    """A day, where a form asks for a date: so many days after the script begins; with an hour, a moment of it."""

    day: int
    hour: int | None = None


class Deed(Protocol):
    """What somebody does in a case besides taking a step, such as adding a document."""

    def __call__(self, session: Transaction, viewer: Viewer, number: str, at: datetime) -> None:
        """Do it."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What somebody does so many days after the script begins: a step by its key, or another deed."""

    day: int
    by: str  # the name of a person of the practice desk
    does: str | Deed
    facts: Mapping[str, Any] = field(default_factory=dict)  # choices by their keys, days as On(…)
    hour: int = 10


@dataclass(frozen=True, slots=True)
class Script:
    """A case: who begins it so many days before the practice clock's start, and the turns that follow.

    One that the calendar begins, or another case, is found by the address of its user, or by its agency, among what is open on that day; without
    either it is the newest of its process.
    """

    name: str  # no two scripts have the same
    process: str
    begins: int
    by: str
    facts: Mapping[str, Any]
    turns: tuple[Turn, ...] = ()
    step: str = ""  # with which it begins, where it is not the first that people take
    how: str = ""  # how it reached ICA, which enters it in an agency's name

    def first_day(self, today: date) -> date:
        """Return the day on which it begins."""
        return today - timedelta(days=self.begins)


def dated(facts: Mapping[str, Any], first: date) -> dict[str, Any]:
    """Return facts as a form takes them, with days in the place of their counts."""
    return {name: _plain(value, first) for name, value in facts.items()}


def _plain(value: Any, first: date) -> Any:
    if isinstance(value, On):
        day = first + timedelta(days=value.day)
        return (day if value.hour is None else CALENDAR.at(day, value.hour)).isoformat()
    return [_plain(each, first) for each in value] if isinstance(value, tuple) else value
