"""What many tests begin with is made once in a process, and written into each further desk as the rows that it came to."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, Table, func, insert, select, text

from models.database import Database
from models.rows.record import Record

Rows = dict[Table, list[dict[str, Any]]]
_KNOWN: dict[object, Rows] = {}


def made_once(what: object, database: Database, make: Callable[[], None]) -> None:
    """Make something in a desk that is as new, or write down what it came to when it was made before."""
    if rows := _KNOWN.get(what):
        with database.engine.begin() as connection:
            _write(connection, rows)
        return
    before = _rows(database)
    make()
    _KNOWN[what] = {
        table: new
        for table, rows in _rows(database).items()
        if (new := [each for each in rows if each not in before[table]])
    }


def _rows(database: Database) -> Rows:
    with database.engine.connect() as connection:
        return {
            table: [dict(row) for row in connection.execute(select(table)).mappings()]
            for table in Record.metadata.sorted_tables
        }


def _write(connection: Connection, rows: Rows) -> None:
    for table, new in rows.items():
        connection.execute(insert(table), new)
    if connection.dialect.name == "postgresql":
        counted = [table for table in rows if "id" in table.c and table.c.id.autoincrement]
        last = [
            func.setval(func.pg_get_serial_sequence(table.name, "id"), max(row["id"] for row in rows[table]))
            for table in counted
        ]
        connection.execute(select(*last) if last else text("SELECT 1"))
