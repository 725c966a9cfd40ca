"""The texts of an answer by which its case is found, each with who reads it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cache
from typing import Any

import msgspec

from workflows.facts.forms import Form
from workflows.law.fields import Mark, marks
from workflows.law.readers import KEEPER, Readers
from workflows.law.value import fields_of
from workflows.sight.reading import readers_of_field

NEVER = frozenset({Mark.UNSEEN, Mark.PEOPLE, Mark.CLIENT})  # a password, the numbers of people, and of a client
EVERYBODY: Readers = frozenset()  # who may see the case at all


@dataclass(frozen=True)
class Texts:
    """What a case says, by who reads it."""

    said: Mapping[Readers, tuple[str, ...]] = field(default_factory=dict)

    def __add__(self, more: Texts) -> Texts:
        """Return both."""
        both = dict(self.said)
        for readers, texts in more.said.items():
            both[readers] = both.get(readers, ()) + texts
        return Texts(both)


def said_to(readers: Readers, *texts: str) -> Texts:
    """Return texts that some people read."""
    said = tuple(text for text in texts if text)
    return Texts({readers: said} if said else {})


def texts_of(form: Form, readers: Readers) -> Texts:
    """Return what somebody filled in: what is masked is for the keeper, and what is as by default says nothing."""
    found = dict[Readers, list[str]]()
    for name, default, masked in _fields(type(form)):
        value = getattr(form, name)
        if value != default:
            theirs = frozenset({KEEPER.token}) if masked else readers_of_field(type(form), name, readers)
            found.setdefault(theirs, []).extend(_said(value))
    return Texts({each: tuple(said) for each, said in found.items() if said})


@cache
def _fields(form: type[Form]) -> tuple[tuple[str, object, bool], ...]:
    """Return the fields of a form that may be found, each with its default and whether it is masked."""
    said = ((each, marks(form, each.name)) for each in fields_of(form))
    return tuple((each.name, each.default, Mark.MASKED in kinds) for each, kinds in said if not kinds & NEVER)


def _said(value: Any) -> Iterator[str]:
    match value:
        case str() | Enum() | int() if not isinstance(value, bool):
            yield str(value)
        case tuple() | list() | frozenset():
            for each in value:
                yield from _said(each)
        case msgspec.Struct():
            for name in value.__struct_fields__:
                yield from _said(getattr(value, name))


def together(texts: Iterable[Texts]) -> Texts:
    """Return all of them."""
    return sum(texts, Texts())
