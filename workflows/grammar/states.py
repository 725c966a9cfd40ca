"""Where a case may stand: a state in which something is owed, or an end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from workflows.grammar.duties import Duty
from workflows.grammar.steps import LOCAL, NEW, State, Step
from workflows.law.setting import Setting


class Struck(State):
    """Where a case stands whose beginning was struck."""

    NEW = NEW, "it was entered by mistake and counts for nothing"


@dataclass(frozen=True, eq=False)
class Rest:
    """A duty whose deadline stands still in a state, and why; a setting may add the days to it afterwards."""

    duty: Duty
    clause: str
    why: str
    tolls: Setting[bool] | None = None


@dataclass(frozen=True, eq=False)
class Waiting:
    """A state in which something is owed; a duty that the next state lists too is carried over as it stands."""

    state: State
    clause: str
    stage: str = ""  # the leg of the way that people see at the top of a case
    duties: tuple[Duty, ...] = ()
    beside: tuple[Duty, ...] = ()
    resting: tuple[Rest, ...] = ()
    options: tuple[Step, ...] = ()
    next: Step | None = None
    sentence: str = ""  # how it is waited for, where it is written out

    def until(self, *duties: Duty) -> Waiting:
        """Name the duties that hold the case up."""
        return replace(self, duties=duties)

    def then(self, step: Step) -> Waiting:
        """Name what the desk does when all are in."""
        return replace(self, next=step)

    def said(self, sentence: str) -> Waiting:
        """Write out how it is waited for, for people."""
        return replace(self, sentence=sentence)

    def meanwhile(self, *duties: Duty) -> Waiting:
        """Name the duties that are owed beside."""
        return replace(self, beside=duties)

    def rests(self, duty: Duty, clause: str, why: str, tolls: Setting[bool] | None = None) -> Waiting:
        """Name a duty whose deadline stands still here."""
        return replace(self, resting=(*self.resting, Rest(duty, clause, why, tolls)))

    def may(self, *options: Step) -> Waiting:
        """Name what others are free to do."""
        return replace(self, options=options)

    def all_duties(self) -> tuple[Duty, ...]:
        """Return the duties that hold the case up, those that run beside it, and those that rest."""
        return self.duties + self.beside + tuple(rest.duty for rest in self.resting)

    def rest_of(self, key: str) -> Rest | None:
        """Return why a duty rests here, if it does."""
        return next((rest for rest in self.resting if rest.duty.key == key), None) if self.resting else None

    def steps(self) -> Iterator[tuple[Step, Duty | None]]:
        """Yield every way on, and the duty it answers."""
        for duty in self.duties + self.beside:
            yield from ((step, duty) for step in duty.steps())
        yield from ((step, None) for step in self.options)
        if self.next:
            yield self.next, None


@dataclass(frozen=True)
class Ended:
    """A state in which nothing is owed."""

    state: State
    clause: str
    stage: str = ""


STRUCK = Ended(Struck.NEW, LOCAL, "Entered by mistake")
