"""The words in which a process is declared.

A process is a list of sentences, one to a line:

    Waiting(state, clause, stage)
    .until(
        Must(key, clause, who, what)              a sentence begun; it is no duty yet
        .by(rule, late=Step or Escalate)          or .untimed(why): only now may it stand in a state
        .answers(Step(name, clause, goal), ...)   an answer with a goal decides; without one it waits for the rest
    )
        .each(words, parties)                     owed by every one of several, each for itself
    .then(Step(...), ...)                         what the desk does when all are in
    .meanwhile(duty, ...)                         owed too, but holding nothing up
    .rests(duty, clause, why)                     owed still, but its deadline stands still
    .may(Step(...).by(who))                       what others are free to do

Every word is a frozen value: it can be read, drawn, checked and run, and nothing in it happens by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from workflows.facts.facts import Form, Known
from workflows.grammar.duties import Duty, Escalate, Must, Untimed, escalate, wait
from workflows.grammar.steps import LOCAL, NEW, Notice, Require, State, Step, When
from workflows.law.policy import Policy
from workflows.law.roles import Role
from workflows.law.setting import Setting

__all__ = [
    "LOCAL",
    "NEW",
    "Duty",
    "Ended",
    "Escalate",
    "Must",
    "Notice",
    "Process",
    "Require",
    "Rest",
    "State",
    "Step",
    "Untimed",
    "Waiting",
    "When",
    "Withheld",
    "escalate",
    "wait",
]


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
    next: tuple[Step, ...] = ()  # namesakes, of which the first that applies is taken

    def until(self, *duties: Duty) -> Waiting:
        """Name the duties that hold the case up."""
        return replace(self, duties=duties)

    def then(self, *steps: Step) -> Waiting:
        """Name what the desk does when all are in: the first of these namesakes that applies."""
        return replace(self, next=steps)

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
        yield from ((step, None) for step in self.next)


@dataclass(frozen=True)
class Ended:
    """A state in which nothing is owed."""

    state: State
    clause: str
    stage: str = ""


@dataclass(frozen=True)
class Withheld:
    """Offices from which a case is kept, as it begins: to them it does not exist."""

    clause: str
    words: str
    roles: Callable[[Known], frozenset[Role]]


@dataclass(frozen=True, eq=False)
class Process:
    """One process of the manual: how a case begins, and its states in reading order.

    The person a case is about plays the role `subject` in it, and sees it unless it is `closed_to_subject`;
    without such a role that person sees nothing of it.
    """

    key: str
    title: str
    chapter: str
    subject: Role | None = None
    closed_to_subject: bool = False  # who is only told of it, and sees nothing
    confidential: bool = False  # mail about it carries no details
    heading: str = "{title}"  # of a case; may name {subject}
    openings: tuple[Step, ...] = ()
    states: tuple[Waiting | Ended, ...] = ()
    records: tuple[type[Form], ...] = ()  # what the desk finds out by itself
    brought: tuple[type[Form], ...] = ()  # what another case may bring when it opens this one
    freedoms: tuple[Step, ...] = ()
    withheld: Withheld | None = None
    receipt: Callable[[Policy], str] | None = None  # what somebody reads who began a case and may not see it

    def keeps_from(self, clause: str, words: str, roles: Callable[[Known], frozenset[Role]]) -> Process:
        """Name the offices that a case may be kept from."""
        return replace(self, withheld=Withheld(clause, words, roles))

    def looks_up(self, *records: type[Form]) -> Process:
        """Name what the desk finds out by itself, and keeps up to date."""
        return replace(self, records=records)

    def takes_over(self, *brought: type[Form]) -> Process:
        """Name what another case may bring when it opens this one."""
        return replace(self, brought=brought)

    def begins(self, *openings: Step) -> Process:
        """Name the steps with which a case may begin."""
        return replace(self, openings=openings)

    def at_any_time(self, *freedoms: Step) -> Process:
        """Name what is free to be done in any state in which something is owed."""
        return replace(self, freedoms=freedoms)

    def runs(self, *states: Waiting | Ended) -> Process:
        """List the states, in reading order."""
        return replace(self, states=states)

    def waiting(self) -> Iterator[Waiting]:
        """Yield the states in which something is owed."""
        yield from (state for state in self.states if isinstance(state, Waiting))

    def steps(self) -> Iterator[tuple[str, Step, Duty | None]]:
        """Yield every way from any state, and the duty it answers."""
        yield from ((NEW, step, None) for step in self.openings)
        for waiting in self.waiting():
            yield from ((waiting.state.key, step, duty) for step, duty in waiting.steps())
            yield from ((waiting.state.key, step, None) for step in self.freedoms)

    def label(self, state: str) -> str:
        """Return a state in words."""
        return next((each.state.words for each in self.states if each.state.key == state), state)

    def forms(self) -> dict[str, type[Form]]:
        """Return every form and record a case of this process may hold, by key."""
        asked = (step.form for _, step, _ in self.steps() if step.form)
        return {form.key: form for form in (*asked, *self.records, *self.brought)}

    def stages(self) -> tuple[str, ...]:
        """Return the legs of the way, each once, in order."""
        return tuple(dict.fromkeys(state.stage for state in self.states if state.stage))
