"""When a training begins, as a moment for calendars and in words."""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from workflows.law.wording import clock_words


def clock(begins: str) -> time | None:
    """Return the time of day that the list says; nothing where it says none."""
    return datetime.strptime(begins, "%I:%M %p").time() if begins else None  # noqa: DTZ007 - of the day alone


def start(held_on: date, begins: str, zone: ZoneInfo) -> datetime | date:
    """Return the moment at which a training begins, or its day."""
    at = clock(begins)
    return datetime.combine(held_on, at, zone) if at else held_on


def spoken(held_on: date, begins: str) -> str:
    """Say when a training begins, as mail says it."""
    day, at = f"{held_on:%A, %B %-d, %Y}", clock(begins)
    return f"{day}, at {clock_words(at)}" if at else day
