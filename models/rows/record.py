"""What all rows share: the declarative class, moments in UTC, and ids."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Annotated, Any, ClassVar

from sqlalchemy import BigInteger, Date, DateTime, ForeignKey, Integer, MetaData, String, Text
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator, TypeEngine

Id = Annotated[int, mapped_column(BigInteger().with_variant(Integer, "sqlite"), primary_key=True)]
Words = Annotated[str, mapped_column(Text)]
Key = Annotated[str, mapped_column(String(200))]


class Moment(TypeDecorator[datetime]):
    """A moment in UTC; SQLite hands it back without its zone, so the zone is put back here."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Keep it as a text that sorts like the moment, where the database has no type for moments."""
        kept = String(26) if dialect.name == "sqlite" else DateTime(timezone=True)
        return dialect.type_descriptor(kept)

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        """Turn a moment of any zone into UTC."""
        if value is None:
            return None
        return _written(value) if dialect.name == "sqlite" else value.astimezone(UTC)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """Return the moment with its zone."""
        if value is None:
            return None
        return _read(value) if dialect.name == "sqlite" else _zoned(value)


@lru_cache(maxsize=4096)  # one moment is written into many columns
def _written(moment: datetime) -> str:
    """Return a moment as a text that sorts like it."""
    return moment.astimezone(UTC).isoformat(" ", "microseconds")[:26]


@lru_cache(maxsize=4096)  # the rows of a page share few moments
def _read(text: str) -> datetime:
    """Return the moment that a text says."""
    return _zoned(datetime.fromisoformat(text))


def _zoned(moment: datetime) -> datetime:
    return moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC)


class Record(DeclarativeBase):
    """A row of the desk."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_label)s",
            "uq": "uq_%(table_name)s_%(column_0_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {datetime: Moment(), date: Date(), int: BigInteger()}


class Voidable:
    """A row that may turn out to have been entered in error: it is kept, and every query passes it over."""

    void_at: Mapped[datetime | None] = mapped_column(default=None)


def ref(target: str, *, index: bool = True) -> Any:
    """Return a column that points to a row of another table."""
    return mapped_column(ForeignKey(f"{target}.id"), index=index)
