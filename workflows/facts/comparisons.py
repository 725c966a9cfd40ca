"""What may be compared in a condition: two sides, and how they stand to each other."""

from __future__ import annotations

import operator
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum
from typing import Any, Generic, TypeVar

from workflows.facts.conditions import Condition, Probe, Source
from workflows.facts.known import Known, Unknown
from workflows.law.policy import Policy
from workflows.law.setting import Setting

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class Operand(ABC, Generic[T_co]):
    """What stands on one side of a comparison: a field, a number of the policy, a day."""

    @abstractmethod
    def read(self, known: Known) -> T_co:
        """Return the value, or raise Unknown."""

    @abstractmethod
    def spoken(self, policy: Policy) -> str:
        """Name it, as in a sentence."""

    def sources(self) -> Iterator[Source]:
        """Yield what its value depends on."""
        yield from ()

    @property
    def is_field(self) -> bool:
        """Whether it is a field of a form, which may be tried with other values."""
        return False


@dataclass(frozen=True)
class Just(Operand[T]):
    """A value that is simply written down."""

    value: T

    def read(self, known: Known) -> T:
        """Return it."""
        del known
        return self.value

    def spoken(self, policy: Policy) -> str:
        """Say it; of several, each."""
        del policy
        return " or ".join(f'"{each}"' for each in (self.value if isinstance(self.value, tuple) else (self.value,)))


@dataclass(frozen=True)
class Number(Operand[T]):
    """A number of the policy."""

    setting: Setting[T]

    def read(self, known: Known) -> T:
        """Return what the edition says."""
        return known.policy[self.setting]

    def spoken(self, policy: Policy) -> str:
        """Say the number."""
        return str(policy[self.setting])

    def sources(self) -> Iterator[Source]:
        """Yield the setting."""
        yield self.setting


def side(value: object) -> Operand[Any]:
    """Return what stands on one side of a comparison."""
    if isinstance(value, Setting):
        return Number(value)
    return value if isinstance(value, Operand) else Just(value)


class Relation(Enum):
    """How two sides may compare: how it is tested, and how it is said."""

    IS = operator.eq, "is", "is not"
    AMONG = (lambda found, listed: found in listed), "is", "is not"
    BEFORE = operator.lt, "is before", "is not before"
    AFTER = operator.gt, "is after", "is not after"
    NOT_BEFORE = operator.ge, "is not before", "is before"
    NOT_AFTER = operator.le, "is not after", "is after"
    AT_MOST = operator.le, "is at most", "is more than"
    AT_LEAST = operator.ge, "is at least", "is less than"
    INCLUDES = operator.contains, "includes", "does not include"
    WITHIN = operator.le, "is all among", "is not all among"

    def __init__(self, test: Callable[[Any, Any], bool], yes: str, no: str) -> None:
        """Take the test and the words."""
        self.test, self.yes, self.no = test, yes, no


EQUAL = frozenset({Relation.IS, Relation.AMONG})


@dataclass(frozen=True)
class Compared(Condition):
    """Two sides, and how they compare; an empty field compares as no from either side, so nothing passes on it."""

    left: Operand[Any]
    relation: Relation
    right: Operand[Any]

    def verdict(self, known: Known) -> bool | None:
        """Compare."""
        try:
            left, right = self.left.read(known), self.right.read(known)
        except Unknown:
            return None
        if self.relation not in EQUAL and (left is None or right is None):
            return False
        return bool(self.relation.test(left, right))

    def words(self, policy: Policy, *, no: bool = False) -> str:
        """Say the one side, how it compares, and the other."""
        if isinstance(self.right, Just) and isinstance(self.right.value, bool):
            return f"{self.left.spoken(policy)} is answered {'yes' if self.right.value is not no else 'no'}"
        return f"{self.left.spoken(policy)} {self.relation.no if no else self.relation.yes} {self.right.spoken(policy)}"

    def sources(self) -> Iterator[Source]:
        """Yield what both sides depend on."""
        yield from self.left.sources()
        yield from self.right.sources()

    def probes(self, known: Known) -> Iterator[Probe]:
        """Yield, for each side that is a field, values on both sides of the other, and on the edge."""
        for mine, other in ((self.left, self.right), (self.right, self.left)):
            if mine.is_field:
                try:
                    yield from ((mine, value) for value in _around(self.relation, other.read(known), mine.read(known)))
                except Unknown:
                    continue


@dataclass(frozen=True)
class Given(Condition):
    """A field that is filled in, and not left empty."""

    side: Operand[Any]

    def verdict(self, known: Known) -> bool | None:
        """Return whether it says anything; no and nought say something."""
        try:
            found = self.side.read(known)
        except Unknown:
            return None
        return found is not None and found not in ("", (), frozenset())

    def words(self, policy: Policy, *, no: bool = False) -> str:
        """Say that it is given."""
        return f"{self.side.spoken(policy)} is {'left empty' if no else 'given'}"

    def sources(self) -> Iterator[Source]:
        """Yield the field."""
        return self.side.sources()

    def probes(self, known: Known) -> Iterator[Probe]:
        """Yield the field with and without an answer."""
        try:
            usual = self.side.read(known)
        except Unknown:
            return
        empty = type(usual)() if isinstance(usual, str | tuple | frozenset) and not isinstance(usual, Enum) else None
        yield from ((self.side, each) for each in (usual, empty))


def _around(relation: Relation, edge: Any, usual: Any) -> Iterator[object]:
    """Yield values on either side of an edge, and on it."""
    match edge:
        case datetime():
            yield from (edge + timedelta(minutes=each) for each in (-1, 0, 1))
        case bool():
            yield from (True, False)
        case date():
            yield from (edge + timedelta(days=each) for each in (-1, 0, 1))
        case int():
            yield from (each for each in (edge - 1, edge, edge + 1) if each >= 0)
        case Enum() if relation is Relation.INCLUDES:
            yield from (frozenset(usual) | {edge}, frozenset(usual) - {edge}, frozenset({edge}))
        case Enum():
            yield from (edge, *(each for each in type(edge) if each is not edge))
        case tuple() if edge and isinstance(edge[0], Enum):
            yield from type(edge[0])
        case frozenset() if relation is Relation.WITHIN:
            kinds = [each for each in (*edge, *usual) if isinstance(each, Enum)]
            yield from (edge, frozenset(type(kinds[0])) if kinds else frozenset(), frozenset())
        case _:
            yield edge
