"""A list whose first row names its columns, in any order and by any of several names."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from web.lists.delimited import HEAD, rows_of_text
from web.lists.encodings import decoded
from web.lists.spreadsheets import is_spreadsheet, rows_of_sheet
from web.lists.unreadable import Unreadable
from workflows.uploads.files.days import day

MOST_BYTES = 20_000_000
Called = Mapping[str, Sequence[str]]  # by what a column is, what it may be called


@dataclass(frozen=True)
class Headed:
    """The rows below the headers: each with its number as a spreadsheet shows it, and what stands in the columns."""

    columns: frozenset[str]  # that there are
    rows: tuple[tuple[int, Mapping[str, str]], ...]


def read_headed(
    content: bytes, called: Called, needed: Collection[Collection[str]], words: str, encoding: str = ""
) -> Headed:
    """Return the rows of a list that has all columns of one of several sets; or raise Unreadable, with what is needed in words."""
    if len(content) > MOST_BYTES:
        raise Unreadable(f"it has more than {MOST_BYTES // 1_000_000} megabytes. Split it into several")
    if is_spreadsheet(content):
        rows = rows_of_sheet(content)[0]
    else:
        rows = list(rows_of_text(decoded(content, encoding)[0], lambda row: len(_places(row, called))))
    heads = (at for at, row in enumerate(islice(rows, HEAD)) if _has_all(row, called, needed))
    head = next(heads, None)
    if head is None:
        raise Unreadable(words)
    places = _places(rows[head], called)
    below = tuple(
        (number, {name: row[at].strip() if at < len(row) else "" for name, at in places.items()})
        for number, row in enumerate(rows[head + 1 :], head + 2)
        if any(cell.strip() for cell in row)
    )
    if not below:
        raise Unreadable("there are no rows below the headers")
    return Headed(frozenset(places), below)


def one_day(said: str) -> date | None:
    """Return the one day that a text may mean."""
    number = day(said)
    return date(number // 10_000, number // 100 % 100, number % 100) if number else None


def _has_all(row: Sequence[str], called: Called, needed: Collection[Collection[str]]) -> bool:
    found = {*_places(row, called)}
    return any({*each} <= found for each in needed)


def _places(row: Sequence[str], called: Called) -> dict[str, int]:
    found = {_folded(words): at for at, words in reversed(list(enumerate(row)))}
    places = (
        (name, next((found[_folded(each)] for each in words if _folded(each) in found), None))
        for name, words in called.items()
    )
    return {name: at for name, at in places if at is not None}


def _folded(words: str) -> str:
    return "".join(sign for sign in words.casefold() if sign.isalnum())
