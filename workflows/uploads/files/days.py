"""Days of an export as whole numbers: 20260501 is May 1, 2026, and 0 is a day nobody knows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

from workflows.uploads.files.oddities import Oddity

ADULT = 18_00_00  # eighteen years between two such numbers, birthdays included
CENTURY, SHORT = 100, 2  # years; digits of a year without its century
MOST_KNOWN = 100_000  # texts that are remembered
FIRST_YEAR = 1800  # 0001 and the like stand for no day
_TIME = r"(?:[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?[AaPp][Mm])?(?: ?(?:Z|[+-]\d{2}:?\d{2}))?)?"
_PLAIN = re.compile(rf"(\d{{4}})-(\d{{2}})-(\d{{2}}){_TIME}", re.ASCII)
_YEAR_FIRST = re.compile(rf"(\d{{4}})[-/](\d{{1,2}})[-/](\d{{1,2}}){_TIME}", re.ASCII)
_YEAR_LAST = re.compile(rf"(\d{{1,2}})([-/.])(\d{{1,2}})\2(\d{{4}}|\d{{2}}){_TIME}", re.ASCII)
_EIGHT = re.compile(rf"\d{{8}}{_TIME}", re.ASCII)
_DAY_NAMED = re.compile(rf"(\d{{1,2}})[- ]?([A-Za-z]{{3,9}})\.?[-, ]*(\d{{4}}|\d{{2}}){_TIME}", re.ASCII)
_NAMED_DAY = re.compile(rf"([A-Za-z]{{3,9}})\.?[- ](\d{{1,2}}),?[- ](\d{{4}}|\d{{2}}){_TIME}", re.ASCII)
_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
           "december")  # fmt: skip
Parts = tuple[str, int, int]  # a year as it is written, a month, a day


class Days:
    """The days of one export, read the same way in all its files."""

    def __init__(self, odd: Counter[Oddity], latest: int) -> None:
        """Take where oddities are counted, and the day of the export: a year of two digits is in the century before."""
        self._odd, self._latest = odd, latest
        self._known = dict[str, tuple[int, bool]]()

    def read(self, text: str) -> int:
        """Read a day; 0 where the text is empty, no day, or may mean several."""
        found = self._known.get(text)
        if found is None:
            if len(self._known) >= MOST_KNOWN:
                self._known.clear()
            stripped = text.strip()
            number = day(stripped, self._latest)
            found = self._known[text] = number, bool(number) and not _PLAIN.fullmatch(stripped)
        if found[1]:
            self._odd[Oddity.DATE_OTHERWISE] += 1
        return found[0]


def day(text: str, latest: int = 0) -> int:
    """Read a day as exports write it, with or without a time; 0 unless the text can only mean one day.

    HUD writes 2026-05-01. Of numbers between slashes the month stands first, as Americans write it, unless that is no day.
    A year of two digits is the one in the hundred years up to `latest`, the day of the export; without it, none.
    """
    text = text.strip()
    for reading in _readings(text):
        if found := {number for parts in reading if (number := _number(parts, latest))}:
            return found.pop() if len(found) == 1 else 0
    return 0


def _readings(text: str) -> Iterator[list[Parts]]:
    """Yield lists of what a text may mean, the likeliest first; of a list all are as likely."""
    if match := _YEAR_FIRST.fullmatch(text):
        yield [(match[1], int(match[2]), int(match[3]))]
    elif match := _YEAR_LAST.fullmatch(text):
        yield from _of_numbers(match[1], match[3], match[4], match[2])
    elif _EIGHT.fullmatch(text):
        yield [(text[:4], int(text[4:6]), int(text[6:8])), (text[4:8], int(text[:2]), int(text[2:4]))]
    elif match := _DAY_NAMED.fullmatch(text):
        yield [(match[3], _month(match[2]), int(match[1]))]
    elif match := _NAMED_DAY.fullmatch(text):
        yield [(match[3], _month(match[1]), int(match[2]))]


def _of_numbers(first: str, second: str, last: str, separator: str) -> Iterator[list[Parts]]:
    month_first, day_first = (last, int(first), int(second)), (last, int(second), int(first))
    year_first = [(first, int(second), int(last))] if len(first) == len(last) == SHORT else []
    if separator == "/" or (separator == "-" and not year_first):
        yield [month_first]
    yield [month_first, day_first, *year_first]


def _month(name: str) -> int:
    return next((number for number, month in enumerate(_MONTHS, 1) if month.startswith(name.casefold())), 0)


def _number(parts: Parts, latest: int) -> int:
    """Return a day as a number; 0 if there is none."""
    written, month, of_month = parts
    year = int(written)
    if len(written) == SHORT:
        if not latest:
            return 0
        year += (latest - month * 100 - of_month) // 10_000 // CENTURY * CENTURY
        year -= CENTURY if year * 10_000 + month * 100 + of_month > latest else 0
    try:
        date(year, month, of_month)
    except ValueError:
        return 0
    return year * 10_000 + month * 100 + of_month if year >= FIRST_YEAR else 0


def is_adult(entry: int, born: int) -> bool | None:
    """Say whether somebody was eighteen on the day of entry; None where the age is not known."""
    if not entry or not born or entry < born:
        return None
    return entry - born >= ADULT
