"""All that a template can come to say: it is told with names in place of values, once for each way through its conditions."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

T = TypeVar("T")


class Turns:
    """One way through the conditions of a template: what is asked first is so, unless it is to be otherwise."""

    def __init__(self, answers: tuple[bool, ...] = ()) -> None:
        """Take the answers to the first questions."""
        self._given, self._said = answers, dict[str, bool]()
        self.named = set[str]()  # every value that was asked for, as "facts.Ruling.until"
        self.presumed = set[str]()  # tasks that were spoken of without asking whether they are still open

    def asked(self, question: str) -> bool:
        """Answer a question, always the same way."""
        place = len(self._said)
        return self._said.setdefault(question, self._given[place] if place < len(self._given) else True)

    def found(self, name: str) -> bool:
        """Say whether it was asked, and is so, that something is there."""
        return self._said.get(_there(name), False)

    def others(self) -> Iterator[tuple[bool, ...]]:
        """Yield the ways that fork off from this one where nothing was given."""
        said = tuple(self._said.values())
        yield from ((*said[:place], False) for place in range(len(self._given), len(said)))


def every_way(tell: Callable[[Turns], T]) -> Iterator[T]:
    """Yield what is told on each way through the conditions."""
    waiting: list[tuple[bool, ...]] = [()]
    while waiting:
        turns = Turns(waiting.pop())
        yield tell(turns)
        waiting += turns.others()


class Named:
    """A value of which only the name is known; whether it is given, or equals another, is asked."""

    def __init__(self, name: str, turns: Turns) -> None:
        """Take the name."""
        self._name, self._turns = name, turns
        turns.named.add(name)

    def __getattr__(self, name: str) -> Named:
        """Return a part of it; but nothing that Python itself looks for."""
        if name.startswith("__"):
            raise AttributeError(name)
        return self._part(name)

    def __getitem__(self, name: object) -> Named:
        """Return a part of it."""
        return self._part(name)

    def _part(self, name: object) -> Named:
        part = f"{self._name}.{name}"
        if self._name == "tasks" and name != "values" and not self._turns.found(part):
            self._turns.presumed.add(part)
        return Named(part, self._turns)

    def __call__(self, *_: object) -> Named:
        """Return what it makes of something: something of the same name."""
        return self

    def __iter__(self) -> Iterator[Named]:
        """Yield one part, which stands for all of them."""
        yield Named(f"{self._name}.each", self._turns)

    def __contains__(self, name: object) -> bool:
        """Ask whether there is such a part."""
        self._turns.named.add(f"{self._name}.{name}")
        return self._turns.asked(_there(f"{self._name}.{name}"))

    def __bool__(self) -> bool:
        """Ask whether it is given."""
        return self._turns.asked(self._name)

    def __eq__(self, other: object) -> bool:
        """Ask whether it is the other."""
        return self._turns.asked(f"{self._name} is {other}")

    def __hash__(self) -> int:
        """Return the hash of the name."""
        return hash(self._name)

    def __str__(self) -> str:
        """Return the name in braces: a setting's as declarations write it, "facts.Ruling.until" as "Ruling until"."""
        said = self._name.removeprefix("policy.").removeprefix("facts.")
        return f"{{{said.replace('.', ' ')}}}"

    def __format__(self, how: str) -> str:
        """Return the name in braces."""
        return str(self)


def _there(name: str) -> str:
    return f"{name} is there"


def as_named(*said: Any) -> str:
    """Return in words what a template puts in, whatever a filter would make of it."""
    return " ".join(map(str, said[0] if len(said) == 1 and isinstance(said[0], list) else said))
