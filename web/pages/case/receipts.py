"""Why this date: the receipt of a deadline as a slip, line by line, with the numbers it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from markupsafe import Markup

from web.pages.words.dates import capital, clause_mark, clock_words, month_day, plural, short_day
from web.pages.words.wording import typeset
from workflows.grammar.duties import Duty
from workflows.law.calendar import Calendar, Receipt
from workflows.law.policy import GLOBAL, Policy
from workflows.law.setting import Origin, Setting

ORIGINS = {
    Origin.MANUAL: "the manual's number",
    Origin.READING: "the reading chosen",
    Origin.LOCAL: "a local target",
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


def slip_of(duty: Duty, receipt: Receipt, policy: Policy, calendar: Calendar) -> Slip:
    """Return the receipt of a duty's date."""
    last = (receipt.ends - timedelta(seconds=1)).astimezone(calendar.zone)
    midnight = last.hour == 23 and last.minute == 59
    until = "midnight" if midnight else clock_words(receipt.ends.astimezone(calendar.zone))
    return Slip(
        month_day(last.date()),
        tuple(_lines(receipt)),
        f"In time until {until}",
        f"{short_day(last.date())}, {last.year}",
        tuple(_numbers(duty, policy)),
    )


def _lines(receipt: Receipt) -> Iterator[Line]:
    if receipt.candidates:
        won = receipt.rule.partition(":")[0]
        for each in receipt.candidates:
            yield Line(typeset(capital(each.rule)), short_day(each.day))
        yield Line(typeset(capital(won)), _counts(receipt))
    else:
        yield from _reckoned(receipt)
    if receipt.skipped:
        yield Line("Days of rest that do not count", _days(receipt.skipped))
    yield from (Line("Moved", typeset(why)) for why in receipt.added)
    if not receipt.added:
        yield Line("Pauses and extensions", "none")


def _counts(receipt: Receipt) -> str:
    winner = next((each for each in receipt.candidates if receipt.rule.endswith(each.rule)), receipt)
    return f"{short_day(winner.day)} counts"


def _reckoned(receipt: Receipt) -> Iterator[Line]:
    if receipt.start:
        yield Line("That day is day 0", short_day(receipt.start))
    yield Line(typeset(capital(receipt.rule)), _gives(receipt))


def _gives(receipt: Receipt) -> str:
    """Return what the rule gave before people moved it."""
    if receipt.added and receipt.start and (count := receipt.rule.partition(" ")[0]).isdecimal():
        return f"+ {count}"
    return short_day(receipt.day)


def _days(days: tuple[date, ...]) -> str:
    return "; ".join(map(short_day, days)) if len(days) <= LISTED else plural(len(days), "day")


def _numbers(duty: Duty, policy: Policy) -> Iterator[Number]:
    sources = duty.deadline.rule.sources() if duty.deadline else ()
    for setting in dict.fromkeys(source for source in sources if isinstance(source, Setting)):
        clause = clause_mark("" if setting.clause == GLOBAL else setting.clause)
        yield Number(_value(policy[setting]), typeset(ORIGINS[setting.origin]), setting.words, clause)


def _value(value: Any) -> str:
    return ("Yes" if value else "No") if isinstance(value, bool) else str(value)
