"""The words for what may be done: a step, the conditions it must meet, where it leads, whom it tells, and what it does."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import Enum
from functools import cached_property
from typing import Any, TypeAlias

from workflows.facts.awaiting import Awaited, foreseen
from workflows.facts.by_name import NOT_SO, TellUsers
from workflows.facts.conditions import Condition
from workflows.facts.effects import Effect
from workflows.facts.facts import DayOf, Fact, WasTaken
from workflows.facts.forms import Form
from workflows.facts.known import Known, Unknown
from workflows.facts.rules import Rule
from workflows.grammar.notices import Notice, OfParties, Untold
from workflows.grammar.requirements import Require
from workflows.grammar.secrecy import Secret
from workflows.grammar.weighing import Follows, Weighing
from workflows.law.fields import Mark, marked
from workflows.law.readers import Readers, Side, tokens
from workflows.law.roles import USER, Role
from workflows.law.setting import Setting
from workflows.law.wording import to_others, to_owner

LOCAL = "local target"  # stands where a clause would, when the manual is silent
NEW = "NEW"  # the state of a case before its first step
Dating: TypeAlias = Fact[date] | Fact[date | None] | Fact[datetime] | Fact[datetime | None]  # says when it happened


class State(Enum):
    """Where a case may stand: `ASKED = "ASKED", "the client waits for an answer"`."""

    def __init__(self, key: str, words: str) -> None:
        """Take the key, which is kept in cases for good, and the words that people read."""
        self.key, self.words = key, words


@dataclass(frozen=True)
class Office:
    """Somebody who may act, and when."""

    role: Role
    when: Condition | None = None


@dataclass(frozen=True, eq=False)
class Branch:
    """One of the ways in which a step may come out; the first that applies is taken."""

    to: State | None
    clause: str = ""  # if not the step's own
    also: tuple[str, ...] = ()
    condition: Condition | None = None
    done: str = ""  # if the timeline says something else than of the step
    effects: tuple[Effect, ...] = ()
    notices: tuple[Notice, ...] = ()
    untolds: tuple[Untold, ...] = ()
    closes: bool = True  # the duty that the step answers
    in_time: Rule | None = None  # what the history calls it late by, where that is no duty's deadline of before
    as_entered: bool = False  # whether it is its entry that is in time or late, and not what it says happened

    def when(self, condition: Condition) -> Branch:
        """Say when it is this one."""
        return replace(self, condition=condition)

    def called(self, done: str) -> Branch:
        """Say it in the timeline."""
        return replace(self, done=done)

    def in_time_by(self, rule: Rule, *, as_entered: bool = False) -> Branch:
        """Name the date after which the history calls it late; it counts from what the step itself says."""
        return replace(self, in_time=rule, as_entered=as_entered)

    def citing(self, *clauses: str) -> Branch:
        """Name further clauses it rests on."""
        return replace(self, also=self.also + clauses)

    def does(self, *effects: Effect) -> Branch:
        """Add what it changes beyond the case."""
        return replace(self, effects=self.effects + effects)

    def tells(self, template: str, *to: Role) -> Branch:
        """Add whom it tells, and from which template."""
        return replace(self, notices=self.notices + tuple(Notice(template, role) for role in to))

    def untold(self, *to: Role, because: str) -> Branch:
        """Say why some whom it concerns get no notice of it."""
        return replace(self, untolds=self.untolds + tuple(Untold(role, because) for role in to))


def _besides(clause: str, also: tuple[str, ...]) -> tuple[str, ...]:
    """Return the further clauses, each once, and none that is cited first."""
    return tuple(each for each in dict.fromkeys(also) if each != clause)


def to(state: State | None, clause: str = "") -> Branch:
    """Lead to a state; without one the case stays, and the duty is done."""
    return Branch(state, clause)


def again(clause: str = "") -> Branch:
    """Let the case stay, and the duty stay open: the step is taken again."""
    return Branch(None, clause, closes=False)


otherwise = to  # reads as the last branch does; `check` wants it last, and without a condition


@dataclass(frozen=True, eq=False)
class Step:
    """Something that may be done, and where it leads; without a goal the case stays where it is."""

    name: str  # its key, which is kept in cases for good
    clause: str
    to: State | None = None
    also: tuple[str, ...] = ()  # further clauses it rests on
    declared_deed: str = ""  # what a button says: "Hand in {your} homework"
    done: str = ""  # what the timeline says: "Homework handed in"
    actors: tuple[Office, ...] = ()  # who may, if not the one who owes the duty
    form: type[Form] | None = None
    condition: Condition | None = None
    conditions: tuple[Require, ...] = ()
    floor: Rule | None = None
    dated_by: Dating | None = None  # the day or the moment of its form at which it happened
    effects: tuple[Effect, ...] = ()
    notices: tuple[Notice, ...] = ()
    untolds: tuple[Untold, ...] = ()
    branches: tuple[Branch, ...] = ()
    declared: Step | None = None  # of an outcome, the step it is one of
    branch: Branch | None = None  # of an outcome, which one
    sentence: str = ""  # what follows, where it is written out
    readers: Readers | None = None  # beside its author's own side; else it is worked out
    any_day: str = ""  # why it may have happened before the case came where it is taken
    keeps_all: bool = False  # whether what it was answered each time is kept, and not the last time only
    secret: Secret | None = None  # if each answer is its author's alone until all are counted
    weighing: Weighing | None = None  # which choices its form offers, and what would follow from each

    def called(self, deed: str, done: str) -> Step:
        """Say it on its button, and in the timeline."""
        return replace(self, declared_deed=deed, done=done)

    def said(self, sentence: str) -> Step:
        """Write out what follows, for people."""
        return replace(self, sentence=sentence)

    def citing(self, *clauses: str) -> Step:
        """Name further clauses it rests on."""
        return replace(self, also=_besides(self.clause, self.also + clauses))

    def by(self, *who: Role | Office) -> Step:
        """Name who may take it, if not the one who owes the duty: any of them, each perhaps under a condition."""
        return replace(self, actors=tuple(each if isinstance(each, Office) else Office(each) for each in who))

    def leads(self, *branches: Branch) -> Step:
        """Say where it leads: the first branch that applies."""
        return replace(self, to=None, branches=branches)

    def asks(self, form: type[Form]) -> Step:
        """Name the form that is filled in with it; the one day or moment in it at which something happened dates the step."""
        times = marked(form, Mark.DURING)
        return replace(self, form=form, dated_by=Fact(form, times[0]) if len(times) == 1 else self.dated_by)

    def when(self, condition: Condition) -> Step:
        """Say when it may be taken at all."""
        return replace(self, condition=condition)

    def requires(self, *conditions: Require) -> Step:
        """Add conditions of the manual."""
        return replace(self, conditions=self.conditions + conditions)

    def not_before(self, floor: Rule) -> Step:
        """Name the day before which it is too early."""
        return replace(self, floor=floor)

    def dated(self, when: Dating) -> Step:
        """Name the day or the moment of its form at which it happened, if it asks several, or one from before the case."""
        return replace(self, dated_by=when)

    def on_any_day(self, because: str) -> Step:
        """Say why it may have happened before the case came where it is taken."""
        return replace(self, any_day=because)

    def does(self, *effects: Effect) -> Step:
        """Add what it changes beyond the case."""
        return replace(self, effects=self.effects + effects)

    def tells(self, template: str, *to: Role, each: OfParties | None = None) -> Step:
        """Add whom it tells, and from which template; perhaps at some of the parties only, each of its own part."""
        return replace(self, notices=self.notices + tuple(Notice(template, role, each) for role in to))

    def untold(self, *to: Role, because: str) -> Step:
        """Say why some whom it concerns get no notice of it."""
        return replace(self, untolds=self.untolds + tuple(Untold(role, because) for role in to))

    def read_by(self, *who: Side | Role) -> Step:
        """Name who reads its answer beside its author's own side; else whoever is told of it or has to act next does."""
        return replace(self, readers=tokens(who))

    def each_time(self) -> Step:
        """Keep what it was answered each time, beside the earlier answers: payments, and not the last payment."""
        return replace(self, keeps_all=True)

    def secret_in(self, state: State, shown: Setting[str] | str) -> Step:
        """Let nobody but its author read an answer while the case is in a state; and say what is shown then."""
        return replace(self, secret=Secret(state.key, shown))

    def weighs(self, about: Fact[Any], follows: Follows) -> Step:
        """Say beside each choice of a question what would follow from it, and offer no other."""
        return replace(self, weighing=Weighing(about, follows))

    @cached_property
    def deed(self) -> str:
        """What the button says."""
        return to_owner(self.declared_deed)

    @cached_property
    def deed_of_others(self) -> str:
        """The same, said of somebody else who takes the step."""
        return to_others(self.declared_deed)

    @cached_property
    def tellings(self) -> tuple[Notice, ...]:
        """Whom it tells: by their roles, and users of the agency by name."""
        by_name = [each.template for each in self.effects if isinstance(each, TellUsers)]
        undone = [NOT_SO] if by_name else []
        return (*self.notices, *(Notice(template, USER) for template in (*by_name, *undone)))

    @cached_property
    def limited(self) -> tuple[tuple[Role, Condition], ...]:
        """Those who may take it under a condition only."""
        return tuple((office.role, office.when) for office in self.actors if office.when is not None)

    @cached_property
    def outcomes(self) -> tuple[Step, ...]:
        """The step as it is written down when it has come out one way or another; itself, if there is one way."""
        return tuple(self._out(branch) for branch in self.branches) or (self,)

    def _out(self, branch: Branch) -> Step:
        clause = branch.clause or self.clause
        return replace(
            self, to=branch.to, clause=clause, also=_besides(clause, self.also + branch.also),
            done=branch.done or self.done, effects=self.effects + branch.effects, notices=self.notices + branch.notices,
            untolds=self.untolds + branch.untolds, branches=(), declared=self, branch=branch,
        )  # fmt: skip

    def outcome(self, known: Known) -> Step:
        """Return how it comes out: the one place where that is decided; raise Unknown while a form is missing."""
        for step in self.outcomes:
            if step.chosen_by is None or step.chosen_by(known):
                return step
        raise Unknown(self.name)

    def possible(self, known: Known, awaited: Collection[Awaited] = ()) -> tuple[Step, ...]:
        """Return how it may still come out, so far as is known; what hangs on a step that is awaited is not."""
        found = list[Step]()
        for step in self.outcomes:
            verdict = step.chosen_by is None or foreseen(step.chosen_by, known, awaited)
            found += () if verdict is False else (step,)
            if verdict:
                break
        return tuple(found)

    @property
    def button(self) -> Step:
        """Return the step that people take, of one of its outcomes or of itself."""
        return self.declared or self

    @property
    def chosen_by(self) -> Condition | None:
        """Of an outcome, the condition under which it is this one."""
        return self.branch.condition if self.branch else None

    @property
    def in_time(self) -> Rule | None:
        """Of an outcome, the date after which it is late, if it names one."""
        return self.branch.in_time if self.branch else None

    @property
    def closes(self) -> bool:
        """Whether it closes the duty that it answers."""
        return self.branch is None or self.branch.closes

    @property
    def taken(self) -> Condition:
        """It was taken before."""
        return WasTaken(self.name, self.done or self.deed)

    def day(self, called: str) -> DayOf:
        """Return the day on which it was last taken, under the name that receipts give it."""
        return DayOf(self.name, called)

    @property
    def clauses(self) -> tuple[str, ...]:
        """All clauses the step rests on, the first one first."""
        return (self.clause, *self.also)
