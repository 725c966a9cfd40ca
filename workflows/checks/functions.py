"""Every function of a declaration, wherever it stands, and every one that it calls in turn."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from types import FunctionType
from typing import Any

from workflows.facts.mentions import mentioned

WORDS_OF_THE_GRAMMAR = ("workflows.facts.", "workflows.grammar.", "workflows.law.")  # modules whose methods serve all


def functions_in(declaration: object) -> Iterator[FunctionType]:
    """Yield every function that a declaration is made of, each once: conditions, wordings, terms, rules of its own."""
    seen, todo = dict[int, object](), [declaration]
    while todo:
        value = todo.pop()
        if id(value) not in seen:
            seen[id(value)] = value  # kept, so that no other value takes its place in memory
            todo += _inside(value)
            if isinstance(value, FunctionType):
                yield value


def _inside(value: object) -> Iterator[object]:
    if isinstance(value, FunctionType):
        yield from mentioned(value)
    elif isinstance(value, Mapping):
        yield from value.values()
    elif isinstance(value, tuple | list | frozenset):
        yield from value
    elif is_dataclass(value) and not isinstance(value, type):
        yield from (getattr(value, field.name) for field in fields(value))
        yield from _methods(type(value))


def _methods(kind: type[Any]) -> Iterator[object]:
    """Yield what a class of a declaration's own does, as a rule that counts as no other does."""
    for each in kind.__mro__:
        if each is not object and not each.__module__.startswith(WORDS_OF_THE_GRAMMAR):
            yield from (member for member in vars(each).values() if isinstance(member, FunctionType))
