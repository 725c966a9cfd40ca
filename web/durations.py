"""ISO 8601 durations, as a calendar counts them."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from web.calls import Call
from workflows.engine.cases import NotAllowed, Refusal
from workflows.grammar.steps import LOCAL

WRITTEN = re.compile(
    r"^P(?:(?P<weeks>\d{1,3})W)?(?:(?P<days>\d{1,4})D)?(?:T(?:(?P<hours>\d{1,5})H)?(?:(?P<minutes>\d{1,6})M)?)?$",
    re.ASCII,
)


def duration(call: Call, words: str) -> datetime:
    """Return the moment a duration from now: days by the calendar, at the same hour; hours and minutes by the clock."""
    found = WRITTEN.match(words)
    parts = {name: int(number) for name, number in found.groupdict().items() if number} if found else {}
    if not parts:
        raise NotAllowed(Refusal(LOCAL, "write a duration as P15D, P2W, PT12H or PT30M", field="advance"))
    local = call.now.astimezone(call.calendar.zone)
    day = local + timedelta(weeks=parts.get("weeks", 0), days=parts.get("days", 0))
    exact = timedelta(hours=parts.get("hours", 0), minutes=parts.get("minutes", 0))
    return day.astimezone(call.now.tzinfo) + exact
