"""A table to be saved as a file, for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from litestar import Response

Cell = str | int | float
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would reckon


def table(name: str, rows: Iterable[tuple[Cell, ...]]) -> Response[str]:
    """Hand out rows as a CSV file of a name."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows(_plain(rows))
    headers = {
        "Content-Disposition": f'attachment; filename="{name}.csv"',
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-store",
    }
    return Response(text.getvalue(), media_type="text/csv; charset=utf-8", headers=headers)


def _plain(rows: Iterable[tuple[Cell, ...]]) -> Iterator[list[Cell]]:
    """Yield rows in which no text is a formula: what stands in them was written by others."""
    for row in rows:
        yield [f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell for cell in row]
