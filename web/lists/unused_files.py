"""A list of client files as WellSky gives it out: HMIS client numbers, when each was last used, and perhaps at which agency."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice

import msgspec

from models.registries.entries import refused, wrong
from web.lists.delimited import HEAD, rows_of_text
from web.lists.encodings import decoded
from web.lists.spreadsheets import is_spreadsheet, rows_of_sheet
from web.lists.unreadable import Unreadable
from workflows.engine.cases import NotAllowed
from workflows.rosters.unused_files import FileRow
from workflows.uploads.files.days import day

FILE, ROWS = "list", "rows"
MOST_BYTES = 20_000_000
AT_A_TIME = 1_000  # rows in one field of a page
CALLED = {
    "client": ("client", "client id", "client number", "client uid", "hmis client number", "clientid", "personal id"),
    "last_used": ("last activity", "last used", "last activity date", "date last used", "last update", "last updated"),
    "agency": ("agency", "provider", "provider name", "organization", "organization name"),
}
NEEDED = "a list has a column with HMIS client numbers (client) and one with the day of the last activity (last_activity), and may have one with the agency"


def read_list_of_files(content: bytes, encoding: str = "") -> tuple[FileRow, ...]:
    """Return the rows of a list; or raise Unreadable."""
    if len(content) > MOST_BYTES:
        raise Unreadable(f"it has more than {MOST_BYTES // 1_000_000} megabytes. Split it into several")
    if is_spreadsheet(content):
        rows = rows_of_sheet(content)[0]
    else:
        rows = list(rows_of_text(decoded(content, encoding)[0], _named))
    head = next((at for at, row in enumerate(islice(rows, HEAD)) if {"client", "last_used"} <= {*_places(row)}), None)
    if head is None:
        raise Unreadable(NEEDED)
    places = _places(rows[head])
    below = [
        (number, row) for number, row in enumerate(rows[head + 1 :], head + 2) if any(cell.strip() for cell in row)
    ]
    if not below:
        raise Unreadable("there are no rows below the headers")
    return tuple(_row(number, row, places) for number, row in below)


def taken(content: bytes) -> tuple[FileRow, ...]:
    """Return the rows of a list that a page was sent; or raise NotAllowed with what is wrong with the file."""
    if not content:
        raise NotAllowed(wrong(FILE, "choose the list"))
    try:
        return read_list_of_files(content)
    except Unreadable as error:
        raise NotAllowed(wrong(FILE, f"we can't read this file: {error.message}")) from error


def packed(rows: Sequence[FileRow]) -> Iterator[str]:
    """Yield rows as a page sends them back: nothing of them is kept meanwhile."""
    for start in range(0, len(rows), AT_A_TIME):
        said = [(each.number, each.client, each.day, each.agency) for each in rows[start : start + AT_A_TIME]]
        yield msgspec.json.encode(said).decode()


def unpacked(said: Sequence[str]) -> tuple[FileRow, ...]:
    """Return rows that a page sent back; or raise NotAllowed."""
    try:
        return tuple(
            FileRow(number, client, "", day, agency) for each in said for number, client, day, agency in _opened(each)
        )
    except msgspec.MsgspecError as error:
        raise refused("choose the list again; what was sent back cannot be read") from error


def _opened(said: str) -> list[tuple[int, str, date | None, str]]:
    return msgspec.json.decode(said, type=list[tuple[int, str, date | None, str]])


def _row(number: int, row: Sequence[str], places: dict[str, int]) -> FileRow:
    said = {name: row[at].strip() if at < len(row) else "" for name, at in places.items()}
    return FileRow(number, said["client"], said["last_used"], _day(said["last_used"]), said.get("agency", ""))


def _day(said: str) -> date | None:
    """Return the one day that a text may mean."""
    number = day(said)
    return date(number // 10_000, number // 100 % 100, number % 100) if number else None


def _places(row: Sequence[str]) -> dict[str, int]:
    found = {_folded(words): at for at, words in reversed(list(enumerate(row)))}
    return {name: at for name, called in CALLED.items() for at in [_first(found, called)] if at is not None}


def _first(found: dict[str, int], called: Sequence[str]) -> int | None:
    return next((found[each] for each in map(_folded, called) if each in found), None)


def _named(row: list[str]) -> int:
    return len(_places(row))


def _folded(words: str) -> str:
    return "".join(sign for sign in words.casefold() if sign.isalnum())
