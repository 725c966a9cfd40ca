"""Reading a posted form back into the facts a form is made of; what cannot be read is said beside its field."""

from __future__ import annotations

from calendar import month_name, monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

import msgspec

from web.pages.forms.posted import Posted
from web.pages.forms.questions import Answer, Sort, declared
from workflows.answers.written import FIRST_YEAR, LAST_YEAR, whole_number
from workflows.facts.forms import Form
from workflows.law.calendar import Calendar

MOST_TYPED = 10**15  # of a number that somebody types
UNREADABLE = "unreadable"  # no day: whoever reads the facts refuses it beside its field


@dataclass
class Filled:
    """What somebody filled in: facts, and for dates what is wrong with them, part by part."""

    facts: dict[str, Any] = field(default_factory=dict)
    faults: dict[str, DayFault] = field(default_factory=dict)


@dataclass(frozen=True)
class DayFault:
    """What is wrong with a date, and in which of its parts."""

    sentence: str
    part: str  # m, d, y or t


class NoDay(ValueError):
    """What was posted is no day."""

    def __init__(self, sentence: str, part: str) -> None:
        """Say what to enter, and where."""
        super().__init__(sentence)
        self.fault = DayFault(sentence, part)


def facts_of(form: type[Form] | None, posted: Posted, calendar: Calendar) -> Filled:
    """Return what a posted form says; a field left empty is left out."""
    filled = Filled()
    for answer in declared(form) if form else ():
        try:
            said = _said(answer, posted, calendar)
        except NoDay as error:
            filled.faults[answer.name] = error.fault
            said = UNREADABLE
        if said is not None:
            filled.facts[answer.name] = said
    return filled


def _said(answer: Answer, posted: Posted, calendar: Calendar) -> Any:
    match answer.sort:
        case Sort.CHECK:
            return posted.get(answer.name) == "yes"
        case Sort.SEVERAL:
            return [value for value in posted.all(answer.name) if value]
        case Sort.LINES:
            return [line.strip() for line in posted.get(answer.name).split("\n") if line.strip()]
        case Sort.DATE:
            found = day_of(posted, answer.name)
            return found and found.isoformat()
        case Sort.MOMENT:
            moment = _moment(posted, answer.name, calendar)
            return moment and moment.isoformat()
    value = posted.as_typed(answer.name) if answer.sort is Sort.UNSEEN else posted.get(answer.name)
    return READERS.get(answer.sort, str)(value) if value else None


def posted_of(form: type[Form], said: Mapping[str, Any], calendar: Calendar) -> Posted:
    """Return a form as a browser would post it: what facts_of reads back to these answers."""
    fields: dict[str, object] = {}
    for answer in declared(form):
        value = said.get(answer.name)
        if isinstance(value, datetime):
            value = value.astimezone(calendar.zone)
            fields[f"{answer.name}-t"] = f"{value:%H:%M}"
        if isinstance(value, date):
            parts = {"m": value.month, "d": value.day, "y": value.year}
            fields |= {f"{answer.name}-{part}": number for part, number in parts.items()}
        elif value is not None:
            fields[answer.name] = _typed(answer, msgspec.to_builtins(value))
    return Posted.of(fields)


def _typed(answer: Answer, value: Any) -> Any:
    """Return an answer as it is typed or ticked."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list | tuple):
        return "\n".join(value) if answer.sort is Sort.LINES else list(value)
    return value


def _number(value: str) -> int | str:
    """Return a whole number; what is none stays as it was typed."""
    number = whole_number(value.replace(",", "").replace(" ", ""), least=-MOST_TYPED, most=MOST_TYPED)
    return value if number is None else number


def _yes_or_no(value: str) -> bool | str:
    return {"yes": True, "no": False}.get(value, value)


READERS: dict[Sort, Callable[[str], Any]] = {Sort.NUMBER: _number, Sort.YES_NO: _yes_or_no}


def day_of(posted: Posted, name: str) -> date | None:
    """Return the day of three fields, nothing if all are empty; or raise NoDay with what to enter."""
    month, day, year = (posted.get(f"{name}-{part}") for part in "mdy")
    if not (month or day or year):
        return None
    for part, value, words in (
        ("m", month, "Choose the month"),
        ("d", day, "Enter the day"),
        ("y", year, "Enter the year"),
    ):
        if not value:
            raise NoDay(words, part)
    return _day(
        whole_number(month[:3]), whole_number(day[:3]), whole_number(year[:5], least=FIRST_YEAR, most=LAST_YEAR)
    )


def _day(month: int | None, day: int | None, year: int | None) -> date:
    """Return the day of three numbers; or raise NoDay with what to enter."""
    if month is None or not 1 <= month <= 12:
        raise NoDay("Choose the month", "m")
    if year is None:
        raise NoDay("Enter the year with its four digits", "y")
    if not day or day > 99:
        raise NoDay("Enter the day as a number", "d")
    last = monthrange(year, month)[1]
    if day > last:
        of = f" {year}" if month == 2 else ""
        raise NoDay(f"{month_name[month]}{of} has {last} days", "d")
    return date(year, month, day)


def _moment(posted: Posted, name: str, calendar: Calendar) -> datetime | None:
    day, hour = day_of(posted, name), posted.get(f"{name}-t")
    if day is None and not hour:
        return None
    if day is None:
        raise NoDay("Choose the month", "m")
    try:
        at = time.fromisoformat(hour)
    except ValueError:
        raise NoDay("Enter the time, as 14:30", "t") from None
    return datetime.combine(day, at.replace(tzinfo=None), calendar.zone)
