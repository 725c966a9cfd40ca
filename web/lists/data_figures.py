"""Lists of data quality as WellSky gives them out: how complete each element is in each program, or when each entry was made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from models.registries.entries import refused, wrong
from web.lists.headed import one_day, read_headed
from web.lists.unreadable import Unreadable
from workflows.engine.cases import NotAllowed
from workflows.rosters.data_figures import EntryRow, FigureRow, Measured

FILE, FIGURES, MONTH = "list", "figures", "month"
CALLED = {
    "agency": ("agency", "organization", "organization name", "provider agency"),
    "program": ("program", "project", "provider", "project name", "provider name", "program name"),
    "element": ("element", "data element", "universal data element", "question"),
    "records": ("records", "clients", "total", "of", "applicable"),
    "missing": ("missing", "null", "not answered", "data not collected"),
    "happened_on": ("happened on", "event date", "date of event", "effective date"),
    "entered_on": ("entered on", "date entered", "date added", "date created"),
}
OF_ELEMENTS = ("agency", "program", "element", "records", "missing")
OF_ENTRIES = ("agency", "program", "happened_on", "entered_on")
NEEDED = "a list has columns for the agency and the program, and either element, records and missing, or happened_on and entered_on"
MOST_FIGURES = 100_000


def read_list_of_figures(content: bytes, encoding: str = "") -> tuple[tuple[FigureRow, ...], tuple[EntryRow, ...]]:
    """Return the rows of a list, which is of elements or of entries; or raise Unreadable."""
    found = read_headed(content, CALLED, [OF_ELEMENTS, OF_ENTRIES], NEEDED, encoding)
    if {*OF_ELEMENTS} <= found.columns:
        return tuple(_of_elements(number, said) for number, said in found.rows), ()
    return (), tuple(_of_entries(number, said) for number, said in found.rows)


def _of_elements(number: int, said: Mapping[str, str]) -> FigureRow:
    return FigureRow(
        number, said["agency"], said["program"], said["element"], _count(said["records"]), _count(said["missing"])
    )


def _of_entries(number: int, said: Mapping[str, str]) -> EntryRow:
    return EntryRow(number, said["agency"], said["program"], one_day(said["happened_on"]), one_day(said["entered_on"]))


def taken(content: bytes) -> tuple[tuple[FigureRow, ...], tuple[EntryRow, ...]]:
    """Return the rows of a list that a page was sent; or raise NotAllowed with what is wrong with the file."""
    if not content:
        raise NotAllowed(wrong(FILE, "choose the list"))
    try:
        return read_list_of_figures(content)
    except Unreadable as error:
        raise NotAllowed(wrong(FILE, f"we can't read this file: {error.message}")) from error


def packed(figures: Sequence[Measured]) -> str:
    """Return figures as a page sends them back: nothing of them is kept meanwhile."""
    said = [(each.agency, each.program, each.element, each.records, each.missing, each.slow) for each in figures]
    return msgspec.json.encode(said).decode()


def unpacked(said: str) -> tuple[Measured, ...]:
    """Return figures that a page sent back; or raise NotAllowed."""
    try:
        rows = msgspec.json.decode(said, type=list[tuple[str, str, str, int, int, int]])
    except msgspec.MsgspecError as error:
        raise refused("choose the list again; what was sent back cannot be read") from error
    if len(rows) > MOST_FIGURES or not all(0 <= row[4] + row[5] <= row[3] for row in rows):
        raise refused("choose the list again; what was sent back cannot be read")
    return tuple(Measured(*row) for row in rows)


def _count(said: str) -> int | None:
    plain = said.replace(",", "")
    return int(plain) if plain.isascii() and plain.isdigit() and len(plain) < 10 else None
