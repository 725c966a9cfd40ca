"""A list of client files as WellSky gives it out: HMIS client numbers, when each was last used, and perhaps at which agency."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import msgspec

from models.registries.entries import refused, wrong
from web.lists.headed import one_day, read_headed
from web.lists.unreadable import Unreadable
from workflows.engine.cases import NotAllowed
from workflows.rosters.unused_files import FileRow

FILE, ROWS = "list", "rows"
AT_A_TIME = 1_000  # rows in one field of a page
CALLED = {
    "client": ("client", "client id", "client number", "client uid", "hmis client number", "clientid", "personal id"),
    "last_used": ("last activity", "last used", "last activity date", "date last used", "last update", "last updated"),
    "agency": ("agency", "provider", "provider name", "organization", "organization name"),
}
NEEDED = "a list has a column with HMIS client numbers (client) and one with the day of the last activity (last_activity), and may have one with the agency"


def read_list_of_files(content: bytes, encoding: str = "") -> tuple[FileRow, ...]:
    """Return the rows of a list; or raise Unreadable."""
    found = read_headed(content, CALLED, [("client", "last_used")], NEEDED, encoding)
    return tuple(
        FileRow(number, said["client"], said["last_used"], one_day(said["last_used"]), said.get("agency", ""))
        for number, said in found.rows
    )


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
