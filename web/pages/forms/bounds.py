"""How far a request reaches: the words of a search, the number of a row, and what is for ICA's staff alone."""

from __future__ import annotations

from typing import TypeVar

from models.registries.entries import one_line
from web.calls import Call
from web.problems import Forbidden, NotFound

T = TypeVar("T")


def words_of(query: str) -> str:
    """Return what a search asks for, as long as a search may be."""
    return one_line(query.replace("\0", ""))[:200]


def found(row: T | None) -> T:
    """Return a row that there is and that is somebody's to know; or raise NotFound."""
    if row is None:
        raise NotFound
    return row


def numbered(number: int) -> int:
    """Return the number of a row; or raise NotFound for one that no row can have."""
    if not 0 < number < 2**63:
        raise NotFound
    return number


def staff_only(call: Call, deed: str) -> None:
    """Refuse a deed to everybody but ICA's staff."""
    if not call.viewer.is_staff():
        raise Forbidden(f"only ICA's staff may {deed}")
