"""The Continuums of Care of a row: stored by their keys, read as themselves."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Text
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

from workflows.law.continua import Continuum

BETWEEN = ";"


class Continua(TypeDecorator[tuple[Continuum, ...]]):
    """Continuums of Care in the manual's order, as a text of their keys."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Iterable[Continuum] | None, dialect: Dialect) -> str | None:
        """Return the keys."""
        del dialect
        return None if value is None else BETWEEN.join(each.key for each in Continuum if each in set(value))

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[Continuum, ...] | None:
        """Return the Continuums; what is no key of one stays in its row and is not read."""
        del dialect
        return None if value is None else tuple(each for each in Continuum if each.key in value.split(BETWEEN))
