"""Days and moments as programs write them."""

from __future__ import annotations

from datetime import date, datetime

import msgspec

from web.calls import Call
from workflows.engine.cases import NotAllowed, Refusal
from workflows.grammar.steps import LOCAL


def day_of(call: Call, words: str | None, field: str) -> date | None:
    """Return the local day of a date or a moment; or raise NotAllowed beside its field."""
    if not words:
        return None
    if len(words) == len("2026-03-02"):
        try:
            return date.fromisoformat(words)
        except ValueError:
            raise NotAllowed(_unreadable(field)) from None
    return call.calendar.day(moment_of(words, field))


def moment_of(words: str, field: str) -> datetime:
    """Return a moment written with its zone; or raise NotAllowed beside its field."""
    try:
        moment = msgspec.convert(words, datetime)
    except msgspec.ValidationError:
        raise NotAllowed(_unreadable(field)) from None
    if moment.tzinfo is None:
        raise NotAllowed(_unreadable(field))
    return moment


def _unreadable(field: str) -> Refusal:
    return Refusal(
        LOCAL, "write a day as 2026-03-02, or a moment with its zone as 2026-03-02T09:00:00-05:00", field=field
    )
