"""The words for what may be done: a step, the conditions it must meet, whom it tells, and what it does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum

from workflows.facts.effects import Effect
from workflows.facts.facts import Fact, Form, Known
from workflows.facts.rules import Rule
from workflows.law.roles import Role

LOCAL = "local target"  # stands where a clause would, when the manual is silent
NEW = "NEW"  # the state of a case before its first step


class State(Enum):
    """Where a case may stand: `ASKED = "ASKED", "the client waits for an answer"`."""

    def __init__(self, key: str, words: str) -> None:
        """Take the key, which is kept in cases for good, and the words that people read."""
        self.key, self.words = key, words


@dataclass(frozen=True)
class When:
    """A condition that chooses among steps of one name, or says whether a duty is owed at all."""

    words: str
    test: Callable[[Known], bool]


@dataclass(frozen=True)
class Require:
    """A condition of the manual; a step that breaks it is refused in these words, beside the field at fault."""

    clause: str
    words: str | Callable[[Known], str]
    test: Callable[[Known], bool]
    about: Fact[object] | None = None

    @property
    def fact(self) -> Fact[object] | None:
        """The field at fault, if the condition names one or is one."""
        return self.about or (self.test if isinstance(self.test, Fact) else None)

    def says(self, known: Known) -> str:
        """Return the sentence."""
        return self.words if isinstance(self.words, str) else self.words(known)


@dataclass(frozen=True)
class Notice:
    """A message from the template of this name, told under the clause of the step that tells it."""

    template: str
    to: Role


@dataclass(frozen=True, eq=False)
class Step:
    """Something that may be done, and where it leads; without a goal the case stays where it is."""

    name: str
    clause: str
    to: State | None = None
    also: tuple[str, ...] = ()  # further clauses it rests on
    deed: str = ""  # what a button says: "Hand in your homework"
    done: str = ""  # what the timeline says: "Homework handed in"
    actor: Role | None = None  # who, if not the one who owes the duty
    form: type[Form] | None = None
    condition: When | None = None
    conditions: tuple[Require, ...] = ()
    floor: Rule | None = None
    effects: tuple[Effect, ...] = ()
    notices: tuple[Notice, ...] = ()

    def called(self, deed: str, done: str) -> Step:
        """Say it on its button, and in the timeline."""
        return replace(self, deed=deed, done=done)

    def citing(self, *clauses: str) -> Step:
        """Name further clauses it rests on."""
        return replace(self, also=self.also + clauses)

    def by(self, actor: Role) -> Step:
        """Name who takes it, if not the one who owes the duty."""
        return replace(self, actor=actor)

    def asks(self, form: type[Form]) -> Step:
        """Name the form that is filled in with it."""
        return replace(self, form=form)

    def when(self, words: str, test: Callable[[Known], bool]) -> Step:
        """Say when this one applies and not its namesake."""
        return replace(self, condition=When(words, test))

    def requires(self, *conditions: Require) -> Step:
        """Add conditions of the manual."""
        return replace(self, conditions=self.conditions + conditions)

    def not_before(self, floor: Rule) -> Step:
        """Name the day before which it is too early."""
        return replace(self, floor=floor)

    def does(self, *effects: Effect) -> Step:
        """Add what it changes beyond the case."""
        return replace(self, effects=self.effects + effects)

    def tells(self, template: str, *to: Role) -> Step:
        """Add whom it tells, and from which template."""
        return replace(self, notices=self.notices + tuple(Notice(template, role) for role in to))

    @property
    def clauses(self) -> tuple[str, ...]:
        """All clauses the step rests on, the first one first."""
        return (self.clause, *self.also)
