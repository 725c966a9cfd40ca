"""Rows as the text of a CSV file, for a spreadsheet or a bookkeeper."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from typing import TypeAlias

Cell: TypeAlias = str | int | float
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would reckon


def as_csv(rows: Iterable[tuple[Cell, ...]]) -> str:
    """Return rows as the text of a CSV file."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows(_plain(rows))
    return text.getvalue()


def _plain(rows: Iterable[tuple[Cell, ...]]) -> Iterator[list[Cell]]:
    """Yield rows in which no text is a formula: what stands in them was written by others."""
    for row in rows:
        yield [f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell for cell in row]
