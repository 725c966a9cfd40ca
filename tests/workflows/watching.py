"""What is known of a case, watched: it takes down what somebody looks at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

from workflows.facts.combined_rules import Movable, Where
from workflows.facts.conditions import Happened
from workflows.facts.facts import DayOf, Fact
from workflows.facts.known import Known
from workflows.facts.rules import Rule
from workflows.law.policy import Policy
from workflows.law.setting import GLOBAL, Setting
from workflows.trying.looking import View

T = TypeVar("T")
TIME, NOT_NAMED = frozenset({"now", "today"}), frozenset({"done", "moves"})


class Noted(Mapping[Any, Any]):
    """A mapping that takes down which keys are looked up; whoever goes through it looks at all of them."""

    def __init__(self, values: Mapping[Any, Any], seen: set[Any]) -> None:
        """Take the set that keys are written into."""
        self.kept, self.seen = values, seen

    def __getitem__(self, key: Any) -> Any:
        """Look up a key, which may be missing."""
        self.seen.add(key)
        return self.kept[key]

    def __iter__(self) -> Iterator[Any]:
        """Look at all."""
        self.seen.update(self.kept)
        return iter(self.kept)

    def __len__(self) -> int:
        """Look at all."""
        self.seen.update(self.kept)
        return len(self.kept)


class ReadPolicy(Policy):
    """An edition that takes down which of its numbers are read; what every process shares nobody need name."""

    def __init__(self, edition: Policy) -> None:
        """Take the numbers of an edition."""
        self.edition, self.seen = edition, set[Setting[Any]]()

    def __getitem__(self, setting: Setting[T]) -> T:
        """Read a number."""
        if setting.clause != GLOBAL:
            self.seen.add(setting)
        return self.edition[setting]


class Watched(Known, frozen=True, dict=True):
    """What is known, with what was looked at."""

    @classmethod
    def over(cls, known: Known) -> Watched:
        """Watch somebody look at what is known."""
        forms, steps = set[Any](), set[Any]()
        taken, answers = Noted(known.taken, steps), Noted(known.answers, steps)
        made = cls(
            ReadPolicy(known.policy), known.now, Noted(known.forms, forms), taken, known.moves, answers, known.done
        )
        made.__dict__.update(seen_forms=forms, seen_steps=steps, seen_else=set())
        return made

    def __getattribute__(self, name: str) -> Any:
        """Take down that the time is asked, or what no condition names."""
        if name in TIME | NOT_NAMED:
            object.__getattribute__(self, "__dict__").setdefault("seen_else", set()).add(name)
        return super().__getattribute__(name)

    def unseen_by(self, view: View) -> set[Any]:
        """Return what was looked at and is not in a view."""
        seen = self.__dict__
        besides = seen["seen_else"] - (TIME if view.time else frozenset())
        return {*(seen["seen_forms"] - {*view.forms}), *(seen["seen_steps"] - {*view.steps}), *besides}

    def unnamed_by(self, rule: Rule) -> set[Any]:
        """Return what was looked at and is not among the sources of a rule; a date hangs on no moment of being asked."""
        sources, seen = {*rule.sources()}, self.__dict__
        forms = {each.form for each in sources if isinstance(each, Fact)}
        steps = {each.step for each in sources if isinstance(each, DayOf | Fact)}
        holds = [each.holds for each in rule.parts() if isinstance(each, Where)]
        steps |= {each.step for test in holds for each in test.sources() if isinstance(each, Happened)}
        moved = {"moves"} if any(isinstance(each, Movable) for each in rule.parts()) else set[str]()
        read = self.policy.seen if isinstance(self.policy, ReadPolicy) else set[Any]()
        return {
            *(seen["seen_forms"] - forms),
            *(seen["seen_steps"] - steps),
            *(seen["seen_else"] - moved),
            *(read - sources),
        }
