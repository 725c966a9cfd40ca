"""When somebody joined and left, and for how long they were there, as webinar tools write it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime
from math import ceil

Span = tuple[int, int]  # from when to when, in seconds

DAYS = ("%m/%d/%Y", "%m/%d/%y", "%Y-%m-%d", "%b %d %Y", "%B %d %Y", "%d %b %Y")
CLOCKS = ("%I:%M:%S %p", "%I:%M %p", "%H:%M:%S", "%H:%M")
_START = datetime(1970, 1, 1)  # noqa: DTZ001 - no zone: only how far two moments of one file are apart is asked
_PARTS = re.compile(r"(\d+(?:\.\d+)?)\s*(h|m|s)", re.IGNORECASE)
_SECONDS = {"h": 3600, "m": 60, "s": 1}


def moment_of(words: str) -> int | None:
    """Return a moment in seconds, or none where none is written; a time without a day is of one day, like all others."""
    plain = " ".join(re.sub(r",|(?<=\d)T(?=\d)", " ", words).split()).upper()
    plain = re.sub(r"\s+(?:[A-Z]{3,4}|[+-]\d\d:?\d\d)$|(?<=\d)Z$", "", plain)
    for form in (*(f"{day} {clock}" for day in DAYS for clock in CLOCKS), *CLOCKS):
        with suppress(ValueError):
            read = datetime.strptime(plain, form)  # noqa: DTZ007 - as above
            return int((read - _START).total_seconds())
    return None


def seconds_of(words: str) -> int | None:
    """Return how long something took, or none where that is not written: 47, 47.5, 1:02:30, 1h 2m 30s."""
    plain = words.strip()
    if re.fullmatch(r"\d+(?:\.\d+)?(?:\s*min(?:ute)?s?)?", plain, re.IGNORECASE):
        return round(float(plain.split()[0].rstrip("minutesMINUTES")) * 60)
    if re.fullmatch(r"\d+(?::\d\d){1,2}", plain):
        hours, minutes, *rest = map(int, plain.split(":"))
        return hours * 3600 + minutes * 60 + sum(rest)
    parts = _PARTS.findall(plain)
    return round(sum(float(number) * _SECONDS[unit.lower()] for number, unit in parts)) if parts else None


def minutes_of(spans: Iterable[Span], loose: int = 0) -> int:
    """Return how many minutes somebody was there: two devices at once count once, and a minute that was begun counts.

    Where a report has no times but seconds alone, these are added up as they are.
    """
    total, until = loose, None
    for begins, ends in sorted(spans):
        total += max(0, ends - max(begins, until if until is not None else begins))
        until = max(ends, until if until is not None else ends)
    return ceil(total / 60)
