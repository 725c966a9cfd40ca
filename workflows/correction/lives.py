"""A life: what a history amounts to under the facts that are known now."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple, TypeAlias

from workflows.engine.cases import Case, Decision, NotAllowed, Refusal
from workflows.grammar.events import Act, ComeUnder, Event, Extend, Halt
from workflows.grammar.steps import Step
from workflows.grammar.words import filled
from workflows.law.policy import Policy
from workflows.law.value import Value, changed

Called: TypeAlias = Callable[[str], str]  # what a party is called


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
    policies: Mapping[str, Policy] = {}  # the editions that it has been under, by their names
    began_under: str = ""

    def entry(self, place: int) -> Entry | None:
        """Return the event at a place of the history, if it can be amended."""
        return next((entry for entry in self.entries if entry.place == place), None)


class TakesMore(NotAllowed):
    """It can be done only together with what more it takes back, and its author has not agreed to that."""


class Blocked(TakesMore):
    """With the better facts a step that was taken later would not have been possible."""

    def __init__(self, entry: Entry, refusals: Sequence[Refusal], policy: Policy, called: Called = str) -> None:
        """Name the step; striking it too is a way out."""
        first = refusals[0]
        words = f"{named(entry, policy, called)} would not have been possible: {first.sentence}"
        super().__init__(changed(first, sentence=words, field=""), *refusals[1:])
        self.entry, self.policy, self.plainly = entry, policy, tuple(refusals)

    @property
    def place(self) -> int:
        """Where in the history it stands."""
        return self.entry.place

    def naming(self, called: Called) -> Blocked:
        """Return the same with parties by their names."""
        return Blocked(self.entry, self.plainly, self.policy, called)


def done_words(step: Step, event: Event, policy: Policy, called: Called) -> str:
    """Return what a step did, in words; of several parties, for which of them."""
    party = event.party if isinstance(event, Act) else ""
    given = {"party": called(party) if party else "each of them"}
    return filled(step.done or step.deed, policy, given=given)


def named(entry: Entry, policy: Policy, called: Called) -> str:
    """Return what an event is called: what was done, and on which day."""
    day = entry.did.on if entry.did else entry.at
    match entry.event:
        case Extend():
            return f"the extension of {day:%B %-d, %Y}"
        case Halt(ends=ends):
            return f"the {'end of the pause' if ends else 'pause'} of {day:%B %-d, %Y}"
        case ComeUnder(edition=edition):
            return f"the {edition}, taken up on {day:%B %-d, %Y}"
    if entry.did is None or not entry.did.steps:
        return f"what happened on {day:%B %-d, %Y}"
    words = done_words(entry.did.steps[0], entry.event, policy, called)
    return f'"{words}" of {day:%B %-d, %Y}'
