"""What a field of a form takes, for whoever works conditions out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import inspect

from workflows.facts.facts import Fact
from workflows.law.value import kind_of


def kinds_of(field: Fact[Any]) -> tuple[inspect.Type, ...]:
    """Return the kinds of answers that a field takes, each by itself; nothing is one where it may be left empty."""
    info = kind_of(field.form)
    fields = info.fields if isinstance(info, inspect.StructType) else ()
    return tuple(_kinds(next(each.type for each in fields if each.name == field.field)))


def _kinds(kind: inspect.Type) -> Iterator[inspect.Type]:
    match kind:
        case inspect.Metadata(type=inner):
            yield from _kinds(inner)
        case inspect.UnionType(types=kinds):
            for each in kinds:
                yield from _kinds(each)
        case _:
            yield kind
