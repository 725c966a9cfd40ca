"""Days of an export as whole numbers: 20260501 is May 1, 2026, and 0 is a day nobody knows."""

from __future__ import annotations

import re
from datetime import date

ADULT = 18_00_00  # eighteen years between two such numbers, birthdays included
_TIME = re.compile(r"[ T]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?( ?[AaPp][Mm])?")
_AMERICAN = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_ISO = 10  # characters


def day(text: str) -> int:
    """Read a day as exports write it, with or without a time; 0 where the text is none.

    Understands 2026-05-01, 2026-05-01 13:30:00, 5/1/2026 and 5/1/2026 13:30.
    """
    text = text.strip()
    try:
        if text[4:5] == "-":
            found, end = date.fromisoformat(text[:_ISO]), _ISO
        elif match := _AMERICAN.match(text):
            month, of_month, year = map(int, match.groups())
            found, end = date(year, month, of_month), match.end()
        else:
            return 0
    except ValueError:
        return 0
    if len(text) > end and not _TIME.fullmatch(text, end):
        return 0
    return found.year * 10_000 + found.month * 100 + found.day


def is_adult(entry: int, born: int) -> bool | None:
    """Say whether somebody was eighteen on the day of entry; None where the age is not known."""
    if not entry or not born or entry < born:
        return None
    return entry - born >= ADULT
