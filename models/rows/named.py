"""A column of something that has a key, words and a name: stored by its key, read as itself."""

from __future__ import annotations

from typing import Any, Generic, TypeVar

from sqlalchemy import String
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import mapped_column
from sqlalchemy.types import TypeDecorator

from workflows.law.named import Named

N = TypeVar("N", bound=Named)


class ByKey(TypeDecorator[N], Generic[N]):
    """One of a kind by its key; an empty text is none."""

    impl = String(200)
    cache_ok = True

    def __init__(self, kind: type[N]) -> None:
        """Take the kind."""
        super().__init__()
        self.kind = kind

    def process_bind_param(self, value: N | str | None, dialect: Dialect) -> str:
        """Return the key, empty for none; a text must be a key or a name of the kind."""
        del dialect
        if value is None or value == "":
            return ""
        kind: Any = self.kind
        return str(kind(value).key)

    def process_result_value(self, value: str | None, dialect: Dialect) -> N | None:
        """Return the one with the key."""
        del dialect
        return self.kind(value) if value else None


def by_key(kind: type[Named]) -> Any:
    """Return a column of one of a kind."""
    return mapped_column(ByKey(kind), nullable=False)  # none is an empty text
