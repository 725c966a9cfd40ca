"""The texts of an answer by which its case is found; and those of them that the keeper of the case alone may read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import Any

import msgspec

from workflows.facts.forms import Form
from workflows.law.fields import Mark, marks

NEVER = frozenset({Mark.UNSEEN, Mark.PEOPLE, Mark.CLIENT})  # a password, the numbers of people, and of a client


@dataclass(frozen=True)
class Texts:
    """What a case says: to whoever may see it, and to its keeper alone."""

    everyone: tuple[str, ...] = ()
    keeper: tuple[str, ...] = ()

    def __add__(self, more: Texts) -> Texts:
        """Return both."""
        return Texts(self.everyone + more.everyone, self.keeper + more.keeper)


def texts_of(form: Form) -> Texts:
    """Return what somebody filled in: what is masked is for the keeper, and what is as by default says nothing."""
    everyone, keeper = list[str](), list[str]()
    for field, default, masked in _fields(type(form)):
        value = getattr(form, field)
        if value != default:
            (keeper if masked else everyone).extend(_said(value))
    return Texts(tuple(everyone), tuple(keeper))


@cache
def _fields(form: type[Form]) -> tuple[tuple[str, object, bool], ...]:
    """Return the fields of a form that may be found, each with its default and whether it is masked."""
    said = ((field, marks(form, field.name)) for field in msgspec.structs.fields(form))
    return tuple((field.name, field.default, Mark.MASKED in kinds) for field, kinds in said if not kinds & NEVER)


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
