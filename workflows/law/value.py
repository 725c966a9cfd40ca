"""What a value is: immutable, compared by what it says, cheap to make by the thousand."""

from __future__ import annotations

from functools import cache
from typing import Any, TypeVar

import msgspec
import msgspec.inspect

V = TypeVar("V", bound=msgspec.Struct)


class Value(msgspec.Struct, frozen=True):
    """An immutable value; as a msgspec Struct it is made and written ten times faster than a dataclass."""


def changed(value: V, **fields: Any) -> V:
    """Return a value that differs in some fields."""
    return msgspec.structs.replace(value, **fields)


@cache
def fields_of(kind: type[msgspec.Struct]) -> tuple[msgspec.structs.FieldInfo, ...]:
    """Return the fields of a kind of value; its annotations are read once, which takes long."""
    return msgspec.structs.fields(kind)


@cache
def kind_of(form: type[msgspec.Struct]) -> msgspec.inspect.Type:
    """Return what a kind of value is made of; its annotations are read once, which takes long."""
    return msgspec.inspect.type_info(form)
