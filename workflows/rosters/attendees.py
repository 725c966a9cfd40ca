"""Whom a webinar's report names, each once, with all the times that they joined and left."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workflows.law.person_names import words_of
from workflows.rosters.columns import Column, NoRoster, Places, found_columns
from workflows.rosters.times import Span, minutes_of, moment_of, seconds_of

NO = frozenset({"no", "n", "false", "0"})
DAY = 24 * 60 * 60  # seconds


@dataclass(frozen=True)
class Attendee:
    """Somebody whom a report names, and when they were there."""

    name: str
    email: str
    spans: tuple[Span, ...] = ()
    loose: int = 0  # seconds without times

    @property
    def minutes(self) -> int:
        """How many minutes they were there."""
        return minutes_of(self.spans, self.loose)

    @property
    def called(self) -> str:
        """By what they are named in the report."""
        return self.name or self.email

    def and_also(self, other: Attendee) -> Attendee:
        """Return them with what another row says of them."""
        return Attendee(
            self.name or other.name, self.email or other.email, self.spans + other.spans, self.loose + other.loose
        )


def attendees(rows: Sequence[Sequence[str]]) -> tuple[Attendee, ...]:
    """Return whom a report names, in its order; or raise NoRoster."""
    head, places = found_columns(rows)
    found = dict[tuple[str, ...], Attendee]()
    for each in _visits(rows[head + 1 :], places):
        key = ("", each.email.casefold()) if each.email else words_of(each.name) or (each.name,)
        found[key] = found[key].and_also(each) if key in found else each
    if not found:
        raise NoRoster("this file names nobody who was there. Export the report of attendees, and choose that file")
    return tuple(found.values())


def _visits(rows: Sequence[Sequence[str]], places: Places) -> Iterator[Attendee]:
    for row in rows:
        said = {column: row[place].strip() for column, place in places.items() if place < len(row)}
        name = said.get(Column.NAME) or f"{said.get(Column.FIRST, '')} {said.get(Column.LAST, '')}".strip()
        email = said.get(Column.EMAIL, "") if "@" in said.get(Column.EMAIL, "") else ""
        if not (name or email) or said.get(Column.ATTENDED, "").casefold() in NO:
            continue
        span, seconds = _span(said), seconds_of(said.get(Column.MINUTES, ""))
        if span or seconds:
            yield Attendee(name, email, (span,) if span else (), 0 if span else seconds or 0)


def _span(said: dict[Column, str]) -> Span | None:
    """Return from when to when a row says that somebody was there; past midnight without a day it ends the day after."""
    joined, left = moment_of(said.get(Column.JOINED, "")), moment_of(said.get(Column.LEFT, ""))
    if joined is None or left is None:
        return None
    return joined, left if left >= joined else left + DAY
