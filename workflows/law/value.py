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


def fields_of(kind: type[msgspec.Struct]) -> tuple[msgspec.structs.FieldInfo, ...]:
    """Return the fields of a kind of value."""
    return _fields(kind)


def kind_of(form: type[msgspec.Struct]) -> msgspec.inspect.Type:
    """Return what a kind of value is made of."""
    return _made_of(form)


# Annotations are read once, which takes long. What is asked for stands apart from what is kept, since the checker of types
# does not look behind a cache: a value asked for by mistake would be kept with all it says.
_fields = cache(msgspec.structs.fields)
_made_of = cache(msgspec.inspect.type_info)
