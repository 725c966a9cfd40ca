"""A list out of a file: its rows, each with the number a spreadsheet shows beside it, and what is to be said of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from web.command.lists.cells import facts_of_row
from web.command.lists.columns import columns_of, named_in, names_all
from web.lists.delimited import HEAD, rows_of_text
from web.lists.encodings import decoded
from web.lists.spreadsheets import is_spreadsheet, rows_of_sheet
from web.lists.unreadable import MOST_BYTES, Unreadable
from workflows.facts.forms import Form


@dataclass
class Entries:
    """What a list says, row by row, and what is to be said of the list."""

    rows: list[tuple[int, dict[str, Any]]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)  # what is to be known, and stops nothing
    faults: list[str] = field(default_factory=list)  # for which nothing of it is added


def read_list(path: Path, form: type[Form], encoding: str = "") -> Entries:
    """Read a list; or raise Unreadable with a sentence for whoever sits at the terminal."""
    found = Entries()
    try:
        rows = _rows(path, form, encoding, found.notes)
    except Unreadable as error:
        raise Unreadable(f"{path}: {error.message}.") from error
    numbered = [(number, row) for number, row in enumerate(rows, 1) if any(cell.strip() for cell in row)]
    if not numbered:
        found.faults.append("the file is empty")
        return found
    head = next((each for each in numbered[:HEAD] if names_all(form, each[1])), numbered[0])
    columns = columns_of(form, head[1])
    below = numbered[numbered.index(head) + 1 :]
    found.notes += columns.notes
    found.faults += columns.faults
    if columns.faults:
        return found
    found.faults += _overfull(head[1], below)
    found.faults += [] if below else ["there are no rows below the headers"]
    found.rows = [(number, facts_of_row(form, row, columns.places)) for number, row in below]
    return found


def _rows(path: Path, form: type[Form], encoding: str, notes: list[str]) -> list[list[str]]:
    if path.stat().st_size > MOST_BYTES:
        raise Unreadable(f"it has more than {MOST_BYTES // 1_000_000} megabytes. Split it into several")
    content = path.read_bytes()
    if is_spreadsheet(content):
        rows, sheet = rows_of_sheet(content)
        notes += [f"only the first sheet is read, {sheet!r}"] if sheet else []
        return rows
    text, guessed = decoded(content, encoding)
    notes += [f"read as {guessed} text; if letters come out wrong, name its --encoding"] if guessed else []
    return list(rows_of_text(text, partial(named_in, form)))


def _overfull(header: list[str], below: list[tuple[int, list[str]]]) -> Iterator[str]:
    """Yield which rows have cells that no header stands above: one of theirs holds what separates cells."""
    for number, row in below:
        if any(cell.strip() for cell in row[len(header) :]):
            yield f"row {number} has {len(row)} cells for {len(header)} columns; put quotation marks around the cell that is cut"
