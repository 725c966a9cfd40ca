"""Whole numbers and days as people and programs write them, read in one place.

What looks like a number to Python is not always one: `²`, `٣`, `1_000`, `--5`, and five thousand digits are none here.
"""

from __future__ import annotations

import re
from datetime import date, datetime

import msgspec

DIGITS = re.compile(r"-?[0-9]{1,18}", re.ASCII)  # fits what every database holds
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
FIRST_YEAR, LAST_YEAR = 1900, 2200
MOST = 2**63 - 1


def whole_number(words: str, *, least: int = 0, most: int = MOST) -> int | None:
    """Return the number that is written, or None for what is none or is out of bounds."""
    if not DIGITS.fullmatch(words):
        return None
    number = int(words)
    return number if least <= number <= most else None


def day(words: str) -> date | None:
    """Return the day that is written as 2026-03-02, or None for what is none, or is in no year of the desk's."""
    if not DAY.fullmatch(words):
        return None
    try:
        found = date.fromisoformat(words)
    except ValueError:
        return None
    return found if FIRST_YEAR <= found.year <= LAST_YEAR else None


def moment(words: str) -> datetime | None:
    """Return the moment that is written with its zone, or None for what is none, or is in no year of the desk's."""
    if len(words) > len("2026-03-02T09:00:00.000000000-05:00"):
        return None
    try:
        found = msgspec.convert(words, datetime)
    except msgspec.ValidationError:
        return None
    return found if found.tzinfo and FIRST_YEAR <= found.year <= LAST_YEAR else None
