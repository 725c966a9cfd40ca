"""How two sides may stand to each other, where nothing but their order decides: two days, or a count and a setting.

Of three days each pair is looked at by itself: that one comes before another, that before a third, and the third before the
first is not found.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from msgspec import inspect

from workflows.checks.kinds_of_fields import kinds_of
from workflows.facts.comparisons import Compared, Just, Number, Operand, Relation
from workflows.facts.conditions import Condition
from workflows.facts.facts import DayOf, Fact, Today

ORDERS = frozenset({
    Relation.BEFORE, Relation.AFTER, Relation.NOT_BEFORE, Relation.NOT_AFTER, Relation.AT_MOST, Relation.AT_LEAST,
})  # fmt: skip


@dataclass(frozen=True)
class Pair:
    """Two sides that are compared, in whichever order they are named."""

    sides: frozenset[Operand[Any]]


def pair_of(leaf: Condition) -> Pair | None:
    """Return the two sides whose order decides a comparison, if it does."""
    if isinstance(leaf, Compared) and leaf.relation in ORDERS:
        return Pair(frozenset({leaf.left, leaf.right}))
    return None


def verdicts_of(pair: Pair, leaves: Iterable[Compared]) -> Iterator[tuple[bool, ...]]:
    """Yield what comparisons of one pair may say together: the one side first, both alike, the other first, or one empty."""
    one, other = (*pair.sides, *pair.sides)[:2]
    leaves = tuple(leaves)
    for order in ((0, 1), (0, 0), (1, 0)) if one != other else ((0, 0),):
        at = dict(zip((one, other), order, strict=True))
        yield tuple(bool(leaf.relation.test(at[leaf.left], at[leaf.right])) for leaf in leaves)
    if any(map(_may_be_empty, pair.sides)):  # nothing passes on an empty field
        yield tuple(False for _ in leaves)


def _may_be_empty(side: Operand[Any]) -> bool:
    if isinstance(side, Fact):
        return any(isinstance(kind, inspect.NoneType) for kind in kinds_of(side))
    return not isinstance(side, DayOf | Today | Number | Just)
