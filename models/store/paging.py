"""Long lists a page at a time: a page is found by its place in the order of its list, not by counting rows."""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from hashlib import sha256
from typing import Annotated, Any, Generic, TypeAlias, TypeVar

import msgspec
from sqlalchemy import ColumnElement, Select, func, literal, literal_column, select, tuple_
from sqlalchemy.orm import InstrumentedAttribute, Session

from workflows.answers.written import FIRST_YEAR, LAST_YEAR
from workflows.engine.cases import Kind, NotAllowed, Refusal
from workflows.grammar.steps import LOCAL

PAGE, MOST_ROWS, MOST_COUNTED = 50, 200, 1000
SEAL = 6  # bytes of the digest that shows a cursor to be one of ours; a cursor opens nothing, so no secret is in it
KINDS: dict[type, Any] = {
    str: str,
    date: date,
    int: Annotated[int, msgspec.Meta(ge=-(2**63), le=2**63 - 1)],
    datetime: Annotated[datetime, msgspec.Meta(tz=True)],
}
T = TypeVar("T")
R = TypeVar("R")
Column: TypeAlias = ColumnElement[Any] | InstrumentedAttribute[Any]


@dataclass(frozen=True)
class Part:
    """Which part of a list is asked for: from which place on, and how many rows at most."""

    cursor: str = ""
    limit: int = PAGE


FIRST = Part()


@dataclass(frozen=True)
class Page(Generic[T]):
    """A page of a list, and the cursors of the pages beside it, empty where there is none."""

    rows: list[T]
    next: str = ""
    previous: str = ""


@dataclass(frozen=True)
class Count:
    """How many rows a list has, counted up to a bound."""

    number: int
    more: bool  # than that


class Place(msgspec.Struct, frozen=True, array_like=True):
    """A row in the order of a list, and whether the page before it is meant or the one after."""

    order: str
    back: bool
    values: tuple[Any, ...]


def part_of(cursor: str | None, limit: int) -> Part:
    """Return the part of a list that a program asks for; or raise NotAllowed."""
    if not 1 <= limit <= MOST_ROWS:
        raise NotAllowed(Refusal(LOCAL, f"ask for 1 to {MOST_ROWS} rows a page", Kind.ANSWER, "limit"))
    return Part(cursor or "", limit)


class Order:
    """In what order a list comes: by which columns, of which the last tells any two rows apart, and which way."""

    def __init__(self, name: str, *columns: Column, kinds: tuple[type, ...], descending: bool = False) -> None:
        """Take the name of the list, so that no cursor of another list is taken for one of this."""
        self.name, self.columns, self.descending = name, columns, descending
        self._values: Any = tuple.__class_getitem__(tuple(KINDS[kind] for kind in kinds))

    def page(self, session: Session, rows: Select[T], part: Part) -> Page[T]:
        """Return a page of what is selected; or raise NotAllowed for what is no cursor of this list."""
        page = self.rows(session, rows, part)
        return Page([row[0] for row in page.rows], page.next, page.previous)

    def rows(self, session: Session, rows: Select[*tuple[Any, ...]], part: Part) -> Page[tuple[Any, ...]]:
        """Return a page where several things are selected for each row."""
        placed, width = rows.add_columns(*self.columns), len(self.columns)
        page = self.turn(part, lambda asked: session.execute(self.cut(placed, asked)).all(), lambda row: row[-width:])
        return Page([tuple(row[:-width]) for row in page.rows], page.next, page.previous)

    def turn(self, part: Part, find: Callable[[Part], Sequence[R]], values: Callable[[R], Sequence[Any]]) -> Page[R]:
        """Return a page of the rows that its statements find; going back to the beginning shows a full first page."""
        page = self._turned(find(part), part, values)
        if self.is_back(part) and not page.previous:
            return self.turn(replace(part, cursor=""), find, values)
        return page

    def cut(self, rows: Select[*tuple[Any, ...]], part: Part) -> Select[*tuple[Any, ...]]:
        """Return the statement for a page, in order: one row more than its limit shows that there is more."""
        place = self._place(part.cursor)
        down = self.descending is not bool(place and place.back)
        if place:
            here, there = tuple_(*self.columns), tuple_(*map(self._bound, self.columns, place.values))
            rows = rows.where(here < there if down else here > there)
        return rows.order_by(*(column.desc() if down else column.asc() for column in self.columns)).limit(
            part.limit + 1
        )

    def is_back(self, part: Part) -> bool:
        """Say whether the page before a place is asked for, whose rows a statement finds in reverse."""
        place = self._place(part.cursor)
        return bool(place and place.back)

    def _turned(self, found: Sequence[R], part: Part, values: Callable[[R], Sequence[Any]]) -> Page[R]:
        rows, more, back = list(found[: part.limit]), len(found) > part.limit, self.is_back(part)
        if back:
            rows.reverse()
        ahead, behind = back or more, more if back else bool(part.cursor)
        return Page(
            rows,
            self._cursor(values(rows[-1]), back=False) if rows and ahead else "",
            self._cursor(values(rows[0]), back=True) if rows and behind else "",
        )

    def _cursor(self, values: Sequence[Any], *, back: bool) -> str:
        said = msgspec.json.encode(Place(self.name, back, tuple(values)))
        return urlsafe_b64encode(sha256(said).digest()[:SEAL] + said).decode().rstrip("=")

    def _place(self, cursor: str) -> Place | None:
        if not cursor:
            return None
        try:
            sealed = urlsafe_b64decode(cursor.encode("ascii") + b"=" * (-len(cursor) % 4))
            place = msgspec.json.decode(sealed[SEAL:], type=Place)
            values = msgspec.convert(place.values, type=self._values)
        except (ValueError, RecursionError, msgspec.MsgspecError):
            raise self._unknown from None
        if not all(FIRST_YEAR <= each.year <= LAST_YEAR for each in values if isinstance(each, date)):
            raise self._unknown
        if sealed[:SEAL] != sha256(sealed[SEAL:]).digest()[:SEAL] or place.order != self.name:
            raise self._unknown
        return Place(place.order, place.back, values)

    @property
    def _unknown(self) -> NotAllowed:
        words = f"this is no cursor of the {self.name}; leave it out to begin with the first page"
        return NotAllowed(Refusal(LOCAL, words, Kind.ANSWER, "cursor"))

    @staticmethod
    def _bound(column: Column, value: Any) -> ColumnElement[Any]:
        return literal(value, column.type)


def counted(session: Session, rows: Select[*tuple[Any, ...]], most: int = MOST_COUNTED) -> Count:
    """Count what is selected, up to a bound."""
    some: Select[Any] = (
        rows.with_only_columns(literal_column("1"), maintain_column_froms=True).order_by(None).limit(most + 1)
    )
    found = session.scalar(select(func.count()).select_from(some.subquery())) or 0
    return Count(min(found, most), found > most)
