"""Whether a condition can come out either way, whatever its forms may say; worked out like a truth table.

What a form's field may say is known where it is a yes or no, a choice, or a count; of two days that are compared, how they
may follow each other. Everything else that a condition is made of, as a function, is taken as free to hold or not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, product
from math import prod
from typing import Any, TypeAlias

from msgspec import inspect

from workflows.checks.kinds_of_fields import kinds_of
from workflows.checks.orders import Pair, pair_of, verdicts_of
from workflows.facts.comparisons import Compared, Given, Just, Relation
from workflows.facts.conditions import Condition, Not, Several, Worded, leaves
from workflows.facts.facts import Fact

MOST = 20_000  # rows of a table; a larger one is not worked out, and its conditions are taken to be sound

Row: TypeAlias = Mapping[Condition, bool]


def rows(conditions: Iterable[Condition]) -> Iterator[Row]:
    """Yield every way in which what some conditions are made of may hold together; nothing if there are too many."""
    groups: dict[object, list[Condition]] = {}
    for leaf in dict.fromkeys(chain.from_iterable(map(leaves, conditions))):
        groups.setdefault(_variable(leaf) or pair_of(leaf) or leaf, []).append(leaf)
    tables = [_table(subject, leaves) for subject, leaves in groups.items()]
    if prod(map(len, tables)) > MOST:
        return
    for verdicts in product(*tables):
        found = chain.from_iterable(
            zip(leaves, told, strict=True) for leaves, told in zip(groups.values(), verdicts, strict=True)
        )
        yield dict(found)


def holds(condition: Condition, row: Row) -> bool:
    """Say whether a condition holds in a row of the table."""
    match condition:
        case Several(conditions, every):
            return (all if every else any)(holds(each, row) for each in conditions)
        case Not(inner):
            return not holds(inner, row)
        case Worded(inner):
            return holds(inner, row)
    return row[condition]


def verdicts(condition: Condition) -> frozenset[bool]:
    """Return what a condition may say."""
    return frozenset(holds(condition, row) for row in rows([condition])) or frozenset({True, False})


def _variable(leaf: Condition) -> Fact[Any] | None:
    """Return the field that alone decides a leaf, if what it may say is known."""
    match leaf:
        case Compared(Fact() as field, relation, Just()) if relation not in {Relation.INCLUDES, Relation.WITHIN}:
            return field if list(_values(field, [leaf])) else None
        case Given(Fact() as field):
            return field if list(_values(field, [leaf])) else None
    return None


def _table(subject: object, leaves: list[Condition]) -> list[tuple[bool, ...]]:
    if isinstance(subject, Pair):
        compared = (leaf for leaf in leaves if isinstance(leaf, Compared))
        return list(dict.fromkeys(verdicts_of(subject, compared)))
    if not isinstance(subject, Fact):
        return [(True,), (False,)]
    return list(dict.fromkeys(tuple(_says(leaf, value) for leaf in leaves) for value in _values(subject, leaves)))


def _says(leaf: Condition, value: Any) -> bool:
    if isinstance(leaf, Given):
        return value is not None
    if isinstance(leaf, Compared) and isinstance(leaf.right, Just):
        try:
            return bool(leaf.relation.test(value, leaf.right.value))
        except TypeError:  # an empty field compares as no
            return False
    raise TypeError(f"{leaf} is decided by more than one field")


def _values(field: Fact[Any], leaves: list[Condition]) -> Iterator[object]:
    """Yield what a field may say, so far as it makes a difference; nothing if that is not known."""
    kinds = kinds_of(field)
    if not all(
        isinstance(kind, inspect.BoolType | inspect.EnumType | inspect.IntType | inspect.NoneType) for kind in kinds
    ):
        return
    for kind in kinds:
        match kind:
            case inspect.BoolType():
                yield from (True, False)
            case inspect.EnumType(cls=choices):
                yield from choices
            case inspect.IntType(ge=least, le=most):
                yield from _counts(leaves, least, most)
            case inspect.NoneType():
                yield None


def _counts(leaves: list[Condition], least: int | None, most: int | None) -> Iterator[int]:
    edges = (leaf.right.value for leaf in leaves if isinstance(leaf, Compared) and isinstance(leaf.right, Just))
    near = {edge + step for edge in edges if isinstance(edge, int) for step in (-1, 0, 1)} | {0}
    yield from sorted(each for each in near if (least is None or each >= least) and (most is None or each <= most))
