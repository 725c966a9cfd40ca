"""What a value is: immutable, compared by what it says, cheap to make by the thousand."""

from __future__ import annotations

from typing import Any, TypeVar

import msgspec

V = TypeVar("V", bound=msgspec.Struct)


class Value(msgspec.Struct, frozen=True):
    """An immutable value; as a msgspec Struct it is made and written ten times faster than a dataclass."""


def changed(value: V, **fields: Any) -> V:
    """Return a value that differs in some fields."""
    return msgspec.structs.replace(value, **fields)
