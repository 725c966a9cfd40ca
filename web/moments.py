"""Days and moments as programs write them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from web.calls import Call
from workflows.answers import written
from workflows.engine.cases import NotAllowed, Refusal
from workflows.grammar.steps import LOCAL
from workflows.law.calendar import Calendar


def day_of(call: Call, words: str | None, field: str) -> date | None:
    """Return the local day of a date or a moment; or raise NotAllowed beside its field."""
    if not words:
        return None
    if len(words) == len("2026-03-02"):
        if (found := written.day(words)) is None:
            raise NotAllowed(_unreadable(field))
        return found
    return call.calendar.day(moment_of(words, field))


def moment_of(words: str, field: str) -> datetime:
    """Return a moment written with its zone; or raise NotAllowed beside its field."""
    moment = written.moment(words)
    if moment is None:
        raise NotAllowed(_unreadable(field))
    return moment


def moment_or_day(call: Call, words: str, field: str) -> datetime:
    """Return a moment, or the first one of a day; or raise NotAllowed beside its field."""
    day = day_of(call, words, field) if len(words) == len("2026-03-02") else None
    return call.calendar.at(day) if day else moment_of(words, field)


def due_by(at: datetime | None, calendar: Calendar) -> dict[str, Any]:
    """Return by when something is due, three ways: the last day, the first moment too late, and whichever of them counts."""
    if at is None:
        return {"due_on": None, "due_at": None, "due": ""}
    last = calendar.last(at)
    return {"due_on": calendar.day_of(last), "due_at": at, "due": last.isoformat()}


def _unreadable(field: str) -> Refusal:
    return Refusal(
        LOCAL, "write a day as 2026-03-02, or a moment with its zone as 2026-03-02T09:00:00-05:00", field=field
    )
