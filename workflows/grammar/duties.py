"""The words for what is owed: a duty has an owner, a clause, and a deadline or a stated reason for having none."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from workflows.facts.combined_rules import Movable
from workflows.facts.conditions import Condition
from workflows.facts.known import Known
from workflows.facts.rules import Days, Rule, Source
from workflows.grammar.each import Each
from workflows.grammar.steps import Step
from workflows.law.policy import Policy
from workflows.law.readers import Readers, Side, tokens
from workflows.law.roles import CLOCK, Offices, Role
from workflows.law.setting import Setting
from workflows.law.wording import to_others, to_owner

USUAL = Days(Policy.usual_days)
"""When what the manual leaves untimed is to be done, unless something else is said."""


@dataclass(frozen=True)
class Escalate:
    """When the date passes the case stays, and these are told, each group some days after the one before."""

    to: tuple[tuple[Role | Offices, ...], ...]
    monthly: bool = False  # and then the owner, every month

    def groups(self, party: str, besides: Container[Role] = ()) -> tuple[tuple[Role, ...], ...]:
        """Return who is told, in order, where a party owes the duty: of several offices the one that answers for it."""
        told = (tuple(each if isinstance(each, Role) else each(party) for each in group) for group in self.to)
        return tuple(tuple(role for role in group if role not in besides) for group in told)

    @property
    def roles(self) -> frozenset[Role]:
        """Everybody who may be told."""
        found = (each for group in self.to for each in group)
        return frozenset(role for each in found for role in ((each,) if isinstance(each, Role) else each.held.values()))


def escalate(*to: Role | Offices | tuple[Role | Offices, ...], monthly: bool = False) -> Escalate:
    """Tell these, in order, those in brackets together; the case stays."""
    return Escalate(tuple(each if isinstance(each, tuple) else (each,) for each in to), monthly)


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


def party_of(key: str) -> str:
    """Return which party owes a duty under a key, if one of several does."""
    return key.partition(":")[2]


def base(key: str) -> str:
    """Return the key under which a duty is declared, of the key under which one party owes it."""
    return key.partition(":")[0]


@dataclass(frozen=True)
class Must:
    """Who must do what; it becomes a duty when it has a date, or a reason for having none.

    The task begins with a verb; `{subject}` stands for whom the case is about, `{party}` for who owes it, `{your}` for "your"
    or, to others than its owner, "their".
    """

    key: str
    clause: str
    owner: Role | Offices
    task: str
    consents: bool = field(default=False, kw_only=True)

    def by(
        self, rule: Rule, *, late: Step | Escalate, remind: Setting[tuple[int, ...]] = Policy.remind_days_ahead
    ) -> Duty:
        """Give it a date, and say what follows when the date passes."""
        return self._due(Deadline(rule, late, remind))

    def aimed(
        self,
        because: str,
        *,
        late: Escalate,
        within: Rule = USUAL,
        remind: Setting[tuple[int, ...]] = Policy.remind_days_ahead,
    ) -> Duty:
        """Say why the manual gives it no date: it has a target of the desk, so that it is reminded of and seen."""
        return replace(self.by(within, late=late, remind=remind), because=because)

    def untimed(self, because: str) -> Duty:
        """Say why it has no date: it waits for somebody who owes the desk nothing."""
        return self._due(Untimed(because))

    def at_will(self, because: str) -> Duty:
        """Say why it may be done at any time and is never owed: no task waits for it, and each may do it for itself."""
        return replace(self._due(Untimed(because)), is_at_will=True)

    def _due(self, due: Deadline | Untimed) -> Duty:
        agrees = self.consents
        return Duty(self.key, self.clause, self.owner, self.task, due, consents=agrees, by_another=agrees)


@dataclass(frozen=True)
class Consent(Must):
    """Who must agree, sign, accept or vote, or refuse to: nobody in their name, nor who asked for it unless it is said why."""

    consents: bool = field(default=True, kw_only=True)


@dataclass(frozen=True, eq=False)
class Duty:
    """Who must do what by when, and the answers that end it."""

    key: str
    clause: str
    owner: Role | Offices
    declared_task: str
    due: Deadline | Untimed
    ways: tuple[Step, ...] = ()
    condition: Condition | None = None
    extension: Leave | None = None
    pause: Leave | None = None
    owed_by: Each | None = None
    consents: bool = False  # whether it is to agree, which nobody does for another
    because: str = ""  # why the manual gives it no date, where it has a target of the desk
    alike: bool = False  # whether one form, filled in once, may answer it in several cases
    lapse: Condition | None = None  # under which an answer counts no longer
    by_another: bool = False  # whether who began the case does not answer it
    asker_too: str = ""  # why whoever began the case may agree to it all the same
    met: str = ""  # where it is done, if not in the case: the desk finds out by itself
    readers: Readers | None = None  # beside its owner's own side, where that is not worked out
    is_at_will: bool = False  # whether it is never owed, and may be done whenever the case stands there
    open_to_change: bool = False  # whether whoever answered may answer anew while the case stands there

    def answers(self, *ways: Step) -> Duty:
        """Add the steps that end it: one with a goal decides, one without only closes the duty."""
        return replace(self, ways=self.ways + ways)

    def for_several(self) -> Duty:
        """Let one form, filled in once, answer it in several cases: nothing that is asked is about one of them alone."""
        return replace(self, alike=True)

    def by_asker_too(self, because: str) -> Duty:
        """Say why whoever began the case may agree to it as well."""
        return replace(self, by_another=False, asker_too=because)

    def when(self, condition: Condition) -> Duty:
        """Say when it is owed at all."""
        return replace(self, condition=condition)

    def lapses(self, condition: Condition) -> Duty:
        """Say when an answer that was given counts no longer, so that it is asked for again."""
        return replace(self, lapse=condition)

    def read_by(self, *who: Side | Role) -> Duty:
        """Name who reads that it is owed and done, beside its owner's own side; else whoever waits for it or acts next does."""
        return replace(self, readers=tokens(who))

    def changeable(self) -> Duty:
        """Let whoever answered it answer anew, as long as the case stands there: the new answer takes the old one's place."""
        return replace(self, open_to_change=True)

    def met_by(self, where: str) -> Duty:
        """Say where it is done, if no step of the case answers it."""
        return replace(self, met=where)

    def has_lapsed(self, known: Known) -> bool:
        """Say whether an answer counts no longer, as far as is known."""
        return self.lapse is not None and self.lapse.verdict(known) is True

    def each(self, words: str, of: Callable[[Known], Iterable[str]]) -> Duty:
        """Let every one of several parties owe it, each for itself; it is in when all have answered."""
        return replace(self, owed_by=Each(words, of))

    def extendable(self, to: Role, clause: str, until: Rule | None = None) -> Duty:
        """Allow its deadline to be extended."""
        return replace(self, extension=Leave(to, clause, until))

    def pausable(self, to: Role, clause: str) -> Duty:
        """Allow its deadline to be paused."""
        return replace(self, pause=Leave(to, clause))

    @cached_property
    def task(self) -> str:
        """The task as its owner reads it."""
        return to_owner(self.declared_task)

    @cached_property
    def task_of_others(self) -> str:
        """The task as everybody else reads it."""
        return to_others(self.declared_task)

    @cached_property
    def deadline(self) -> Deadline | None:
        """Its deadline, if it has one."""
        return self.due if isinstance(self.due, Deadline) else None

    @cached_property
    def floors(self) -> tuple[Rule, ...]:
        """The days before which some answers are too early."""
        return tuple(step.floor for step in self.ways if step.floor)

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """What its date and the days before which it is too early depend on."""
        rules = (*self.floors, *((self.deadline.rule,) if self.deadline else ()))
        return tuple(dict.fromkeys(source for rule in rules for source in rule.sources()))

    @cached_property
    def moved_by(self) -> frozenset[str]:
        """The keys of the duties whose pauses and extensions move its date."""
        parts = self.deadline.rule.parts() if self.deadline else ()
        return frozenset(part.key for part in parts if isinstance(part, Movable))

    @cached_property
    def is_plain(self) -> bool:
        """Whether there is nothing about it to reckon: no date, and no answer that may come too early."""
        return self.deadline is None and not self.floors

    def owner_of(self, party: str) -> Role:
        """Return who owes it, for a party if it is owed by several."""
        return self.owner if isinstance(self.owner, Role) else self.owner(party)

    def owner_for(self, party: str) -> Role:
        """Return who owes it for a party, or the clock for one that has no part in it."""
        return self.owner if isinstance(self.owner, Role) else self.owner.held.get(party, CLOCK)

    @cached_property
    def owners(self) -> tuple[Role, ...]:
        """Everybody who may owe it."""
        return (self.owner,) if isinstance(self.owner, Role) else tuple(self.owner.held.values())

    def owed(self, known: Known) -> bool:
        """Say whether it is owed, so far as is known."""
        return self.condition is None or self.condition(known)

    def keys(self, known: Known) -> tuple[str, ...]:
        """Return the key of each time it is owed: its own, or one for every party."""
        return () if self.is_at_will else self.keys_of_all(known)

    def keys_of_all(self, known: Known) -> tuple[str, ...]:
        """Return the key of each time it may be answered, be it owed or done at will."""
        if not self.owed(known):
            return ()
        if self.owed_by is None:
            return (self.key,)
        return tuple(f"{self.key}:{party}" for party in self.owed_by.parties(known))

    def answered(self, known: Known) -> tuple[str, ...]:
        """Return for which parties it is in, in this state or on the way to it."""
        return tuple(sorted(key.partition(":")[2] for key in known.done if base(key) == self.key))

    def steps(self) -> Iterator[Step]:
        """Yield the answers, and what the clock does when none comes."""
        yield from self.ways
        if self.deadline and isinstance(self.deadline.late, Step):
            yield self.deadline.late


def wait(key: str, clause: str, task: str, until: Rule) -> Duty:
    """Declare a term that must simply run out."""
    return Must(key, clause, CLOCK, task).by(until, late=Step(f"{key}-over", clause))
