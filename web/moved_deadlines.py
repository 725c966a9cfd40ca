"""What somebody does to a deadline, as an event, for pages and programs alike."""

from __future__ import annotations

from datetime import date

from workflows.engine.cases import NotAllowed, Refusal
from workflows.grammar.events import Event, Extend, Halt
from workflows.grammar.steps import LOCAL


def deadline_event(deed: str, halt: Halt, until: date | None) -> Event:
    """Return the event of something done to a deadline; or raise NotAllowed."""
    if deed == "extend" and until is None:
        raise NotAllowed(Refusal(LOCAL, "say until which day", field="until"))
    if deed == "extend" and until is not None:
        return Extend(halt.duty, halt.actors, until, halt.reason)
    if deed not in {"pause", "resume"}:
        raise NotAllowed(Refusal(LOCAL, "a deadline is extended, paused or resumed"))
    return Halt(halt.duty, halt.actors, halt.reason, halt.on, ends=deed == "resume")
