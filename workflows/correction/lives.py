"""A life: what a history amounts to under the facts that are known now."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from workflows.engine.cases import Case, Decision, NotAllowed, Refusal
from workflows.grammar.events import Event, Extend, Halt
from workflows.law.value import Value, changed


class Entry(Value, frozen=True):
    """An event of the history as it counts now, and what really came of it when it happened."""

    place: int  # in the history, which never changes
    event: Event
    at: datetime
    did: Decision | None = None  # nothing, where it was entered only later
    struck: bool = False
    taken_back: bool = False  # with the record that it followed from
    hindsight: datetime | None = None  # when what it says was put right


class Lived(NamedTuple):
    """An event that counts, and what comes of it in this life."""

    place: int
    decision: Decision


class Fair(NamedTuple):
    """A duty that an amendment brought into the past, and how it counts since."""

    key: str
    since: date
    until: date | None


class Mark(Value, frozen=True):
    """An amendment on the way: what it left to those who could not know of their dates sooner."""

    place: int
    at: datetime
    fair: tuple[Fair, ...] = ()


class Life(Value, frozen=True):
    """A history, as it counts now."""

    case: Case
    length: int = 0  # of the history, amendments among it
    entries: tuple[Entry, ...] = ()
    marks: tuple[Mark, ...] = ()
    lived: tuple[Lived, ...] = ()
    undue: tuple[Entry, ...] = ()  # turns of the clock that would not have been

    def entry(self, place: int) -> Entry | None:
        """Return the event at a place of the history, if it can be amended."""
        return next((entry for entry in self.entries if entry.place == place), None)


class TakesMore(NotAllowed):
    """It can be done only together with what more it takes back, and its author has not agreed to that."""


class Blocked(TakesMore):
    """With the better facts a step that was taken later would not have been possible."""

    def __init__(self, entry: Entry, refusals: Sequence[Refusal]) -> None:
        """Name the step; striking it too is a way out."""
        first = refusals[0]
        words = f"{named(entry)} would not have been possible: {first.sentence}"
        super().__init__(changed(first, sentence=words, field=""), *refusals[1:])
        self.place, self.plainly = entry.place, tuple(refusals)


def named(entry: Entry) -> str:
    """Return what an event is called: what was done, and on which day."""
    day = entry.did.on if entry.did else entry.at
    match entry.event:
        case Extend():
            return f"the extension of {day:%B %-d, %Y}"
        case Halt(ends=ends):
            return f"the {'end of the pause' if ends else 'pause'} of {day:%B %-d, %Y}"
    if entry.did is None or not entry.did.steps:
        return f"what happened on {day:%B %-d, %Y}"
    step = entry.did.steps[0]
    return f'"{step.done or step.deed}" of {day:%B %-d, %Y}'
