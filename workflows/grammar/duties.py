"""The words for what is owed: a duty has an owner, a clause, and a deadline or a stated reason for having none."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from workflows.facts.facts import Known
from workflows.facts.rules import Rule
from workflows.grammar.steps import Step, When
from workflows.law.policy import Policy
from workflows.law.roles import CLOCK, Role
from workflows.law.setting import Setting


@dataclass(frozen=True)
class Escalate:
    """When the date passes the case stays, and these are told, each group some days after the one before."""

    to: tuple[tuple[Role, ...], ...]
    monthly: bool = False  # and then the owner, every month


def escalate(*to: Role | tuple[Role, ...], monthly: bool = False) -> Escalate:
    """Tell these, in order, those in brackets together; the case stays."""
    return Escalate(tuple((each,) if isinstance(each, Role) else each for each in to), monthly)


@dataclass(frozen=True)
class Deadline:
    """By when, when its owner is reminded, and what follows if not: a step of the clock, or an escalation."""

    rule: Rule
    late: Step | Escalate
    remind: Setting[tuple[int, ...]]  # days ahead


@dataclass(frozen=True)
class Untimed:
    """Why a duty has no date."""

    because: str


@dataclass(frozen=True)
class Leave:
    """Who may extend or pause a deadline, under which clause, and how far at most."""

    to: Role
    clause: str
    until: Rule | None = None


@dataclass(frozen=True)
class Each:
    """The parties who all owe a duty, each for itself: agencies by their keys, people by their numbers."""

    words: str
    parties: Callable[[Known], tuple[str, ...]]


def base(key: str) -> str:
    """Return the key under which a duty is declared, of the key under which one party owes it."""
    return key.partition(":")[0]


@dataclass(frozen=True)
class Must:
    """Who must do what; it becomes a duty when it has a date, or a reason for having none.

    The task begins with a verb; `{subject}` stands for the name of the person the case is about.
    """

    key: str
    clause: str
    owner: Role
    task: str

    def by(
        self, rule: Rule, *, late: Step | Escalate, remind: Setting[tuple[int, ...]] = Policy.remind_days_ahead
    ) -> Duty:
        """Give it a date, and say what follows when the date passes."""
        return Duty(self.key, self.clause, self.owner, self.task, Deadline(rule, late, remind))

    def untimed(self, because: str) -> Duty:
        """Say why it has no date."""
        return Duty(self.key, self.clause, self.owner, self.task, Untimed(because))


@dataclass(frozen=True, eq=False)
class Duty:
    """Who must do what by when, and the answers that end it."""

    key: str
    clause: str
    owner: Role
    task: str
    due: Deadline | Untimed
    ways: tuple[Step, ...] = ()
    condition: When | None = None
    extension: Leave | None = None
    pause: Leave | None = None
    owed_by: Each | None = None

    def answers(self, *ways: Step) -> Duty:
        """Add the steps that end it: one with a goal decides, one without only closes the duty."""
        return replace(self, ways=self.ways + ways)

    def when(self, words: str, test: Callable[[Known], bool]) -> Duty:
        """Say when it is owed at all."""
        return replace(self, condition=When(words, test))

    def each(self, words: str, parties: Callable[[Known], tuple[str, ...]]) -> Duty:
        """Let every one of several parties owe it, each for itself; it is in when all have answered."""
        return replace(self, owed_by=Each(words, parties))

    def extendable(self, to: Role, clause: str, until: Rule | None = None) -> Duty:
        """Allow its deadline to be extended."""
        return replace(self, extension=Leave(to, clause, until))

    def pausable(self, to: Role, clause: str) -> Duty:
        """Allow its deadline to be paused."""
        return replace(self, pause=Leave(to, clause))

    @cached_property
    def deadline(self) -> Deadline | None:
        """Its deadline, if it has one."""
        return self.due if isinstance(self.due, Deadline) else None

    @cached_property
    def floors(self) -> tuple[Rule, ...]:
        """The days before which some answers are too early."""
        return tuple(step.floor for step in self.ways if step.floor)

    @cached_property
    def is_plain(self) -> bool:
        """Whether there is nothing about it to reckon: no date, and no answer that may come too early."""
        return self.deadline is None and not self.floors

    def owed(self, known: Known) -> bool:
        """Say whether it is owed, so far as is known."""
        return self.condition is None or self.condition.test(known)

    def keys(self, known: Known) -> tuple[str, ...]:
        """Return the key of each time it is owed: its own, or one for every party."""
        if not self.owed(known):
            return ()
        if self.owed_by is None:
            return (self.key,)
        return tuple(f"{self.key}:{party}" for party in self.owed_by.parties(known))

    def steps(self) -> Iterator[Step]:
        """Yield the answers, and what the clock does when none comes."""
        yield from self.ways
        if self.deadline and isinstance(self.deadline.late, Step):
            yield self.deadline.late


def owner_of(step: Step, duty: Duty | None) -> Role:
    """Return who takes a step: the one named, the one who owes the duty, or the clock."""
    return step.actor or (duty.owner if duty and step in duty.ways else CLOCK)


def wait(key: str, clause: str, task: str, until: Rule) -> Duty:
    """Declare a term that must simply run out."""
    return Must(key, clause, CLOCK, task).by(until, late=Step(f"{key}-over", clause))
