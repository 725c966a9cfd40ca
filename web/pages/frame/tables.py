"""A table to be saved as a file, for a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable

from litestar import Response

from web.lists.saving import Cell, as_csv


def table(name: str, rows: Iterable[tuple[Cell, ...]]) -> Response[str]:
    """Hand out rows as a CSV file of a name."""
    headers = {
        "Content-Disposition": f'attachment; filename="{name}.csv"',
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-store",
    }
    return Response(as_csv(rows), media_type="text/csv; charset=utf-8", headers=headers)
