"""Why this date: the receipt of a deadline as a slip, line by line, with the numbers it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from markupsafe import Markup

from web.pages.words.dates import capital, clause_mark, last_words, month_day, plural, short_day, zoned
from web.pages.words.wording import typeset
from workflows.law.calendar import Calendar, Receipt
from workflows.law.setting import Origin

ORIGINS = {
    Origin.MANUAL: "the manual's number",
    Origin.READING: "the reading chosen",
    Origin.LOCAL: "a local target",
    Origin.EDITION: "the number of this edition of the policy",
}
LISTED = 4  # days of rest that are named; of more the number is told


@dataclass(frozen=True)
class Line:
    """What was weighed, and the day it gives."""

    what: str
    gives: str


@dataclass(frozen=True)
class Number:
    """A number behind the date, who is behind it, and its clause."""

    value: str
    origin: str
    words: str
    clause: Markup


@dataclass(frozen=True)
class Slip:
    """The receipt of a date."""

    day: str
    lines: tuple[Line, ...]
    until: str
    total: str
    numbers: tuple[Number, ...]


def slip_of(receipt: Receipt, calendar: Calendar) -> Slip:
    """Return the receipt of a duty's date."""
    last = calendar.last(receipt.ends)
    day = calendar.day_of(last)
    return Slip(
        month_day(day),
        tuple(_lines(receipt, calendar)),
        f"In time until {zoned(last, calendar) if isinstance(last, datetime) else 'midnight'}",
        f"{short_day(day)}, {day.year}",
        tuple(_numbers(receipt)),
    )


def _lines(receipt: Receipt, calendar: Calendar) -> Iterator[Line]:
    if receipt.candidates:
        for each in receipt.candidates:
            yield Line(typeset(capital(each.rule)), last_words(each.ends, calendar, short_day))
        won = receipt.candidates[receipt.won]
        yield Line(typeset(capital(receipt.joint)), f"{last_words(won.ends, calendar, short_day)} counts")
    else:
        yield from _reckoned(receipt, calendar)
    if receipt.skipped:
        yield Line("Days of rest that do not count", _days(receipt.skipped))
    yield from (Line("Moved", typeset(why)) for why in receipt.added)
    if not receipt.added:
        yield Line("Pauses and extensions", "none")


def _reckoned(receipt: Receipt, calendar: Calendar) -> Iterator[Line]:
    if receipt.start:
        yield Line("That day is day 0", short_day(receipt.start))
    gives = (
        f"+ {receipt.count}"
        if receipt.added and receipt.count is not None
        else last_words(receipt.ends, calendar, short_day)
    )
    yield Line(typeset(capital(receipt.rule)), gives)  # what the rule gave before people moved it


def _days(days: tuple[date, ...]) -> str:
    return "; ".join(map(short_day, days)) if len(days) <= LISTED else plural(len(days), "day")


def _numbers(receipt: Receipt) -> Iterator[Number]:
    for each in receipt.numbers:
        yield Number(capital(each.value), typeset(ORIGINS[each.origin]), each.words, clause_mark(each.clause))
