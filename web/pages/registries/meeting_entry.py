"""The day and the hour of a meeting, as somebody typed them."""

from __future__ import annotations

from datetime import datetime, time

from models.registries.people_and_agencies import fit
from web.calls import Call
from web.pages.forms.entry import Entry, day

FIRST_YEAR, LAST_YEAR = 2000, 2200  # what is further away is a slip of the pen


def starts_at(call: Call, sent: Entry) -> datetime | None:
    """Return the moment, nothing without a day; or raise Unfit where there is a day but no hour."""
    on, at = day(sent.value("starts_at")), _hour(sent.value("hour"))
    if on is None or not FIRST_YEAR <= on.year <= LAST_YEAR:
        return None
    fit((at is None, "hour", "enter the hour at which the meeting starts, such as 13:00"))
    return datetime.combine(on, at or time(), call.calendar.zone)


def _hour(words: str) -> time | None:
    try:
        return time.fromisoformat(words).replace(tzinfo=None) if words else None
    except ValueError:
        return None
