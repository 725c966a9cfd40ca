"""What conditions look at of a case: where that is the same, they say the same, and need not be asked again."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import Any, TypeAlias, TypeVar, cast

from workflows.facts.conditions import Condition, Field, Happened, Source, TheTime, Whole
from workflows.facts.facts import Fact
from workflows.facts.forms import Form
from workflows.facts.known import Known

T = TypeVar("T")
Truth: TypeAlias = tuple[bool, bool]


@dataclass(frozen=True)
class View:
    """All of a case that some conditions may look at: forms, how steps were taken, and the time where they ask it."""

    forms: tuple[type[Form], ...]
    steps: tuple[str, ...]
    time: bool

    def of(self, known: Known) -> Hashable:
        """Return what is seen of a case; where that is the same, so is what the conditions say."""
        answers, now = known.answers, known.now if self.time else None
        said = [(step, *answers[step].items()) for step in self.steps if step in answers] if answers else ()
        return known.party, *map(known.forms.get, self.forms), *map(known.taken.get, self.steps), *said, now


def view_of(tests: Iterable[Condition], besides: type[Form] | None = None) -> View:
    """Return what some conditions look at, besides one form."""
    sources = dict.fromkeys(source for test in tests for source in test.sources())
    forms = dict.fromkeys(each.form for each in sources if isinstance(each, Field | Whole))
    steps = dict.fromkeys(filter(None, map(_step, sources)))
    return View(tuple(form for form in forms if form is not besides), tuple(steps), TheTime() in sources)


def _step(source: Source) -> str:
    return source.step if isinstance(source, Happened | Fact) else ""


@dataclass(frozen=True, eq=False)
class Group:
    """Conditions that are asked together, and what they look at."""

    tests: tuple[Condition, ...]
    view: View


def grouped(tests: Iterable[Condition]) -> tuple[Group, ...]:
    """Part conditions into those that the time changes and those that it does not."""
    views = {test: view_of((test,)) for test in tests}
    parts = (tuple(test for test, view in views.items() if view.time is time) for time in (False, True))
    return tuple(Group(part, view_of(part)) for part in parts)


def truth(test: Condition, known: Known, hoped: Known) -> Truth:
    """Return what a condition says, and whether that depends on a form that nobody has filled in yet."""
    found = test.verdict(known)
    return (bool(test.verdict(hoped)), True) if found is None else (found, False)


class Memory:
    """What was worked out before, by all that it depends on."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._kept: dict[Hashable, Any] = {}

    def of(self, seen: Hashable, work: Callable[[], T]) -> T:
        """Return what was worked out of this, or work it out now."""
        if (found := self._kept.get(seen)) is None:
            found = self._kept[seen] = work()
        return cast("T", found)
