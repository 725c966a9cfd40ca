"""A column of one choice, or of several: stored by their keys, read as themselves."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, TypeVar

from sqlalchemy import String, Text
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

from workflows.law.choice import Choice

C = TypeVar("C", bound=Choice)
BETWEEN = ";"


class ChoiceKey(TypeDecorator[C], Generic[C]):
    """One choice by its key."""

    impl = String(200)
    cache_ok = True

    def __init__(self, kind: type[C]) -> None:
        """Take the kind."""
        super().__init__()
        self.kind = kind

    def process_bind_param(self, value: C | None, dialect: Dialect) -> str | None:
        """Return the key."""
        del dialect
        return None if value is None else self.kind(value).key

    def process_result_value(self, value: str | None, dialect: Dialect) -> C | None:
        """Return the choice."""
        del dialect
        return None if value is None else self.kind(value)


class ChoiceKeys(TypeDecorator[tuple[C, ...]], Generic[C]):
    """Several choices, in the order of their kind, as a text of their keys."""

    impl = Text
    cache_ok = True

    def __init__(self, kind: type[C]) -> None:
        """Take the kind."""
        super().__init__()
        self.kind = kind

    def process_bind_param(self, value: Iterable[C] | None, dialect: Dialect) -> str | None:
        """Return the keys."""
        del dialect
        return None if value is None else BETWEEN.join(each.key for each in self.kind if each in set(value))

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[C, ...] | None:
        """Return the choices; what is no key of one stays in its row and is not read."""
        del dialect
        return None if value is None else tuple(each for each in self.kind if each.key in value.split(BETWEEN))
