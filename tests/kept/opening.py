"""Opening a kept desk: its rows are put where its own version had them, and then brought up to date as on any desk."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Boolean, Connection, DateTime, LargeBinary, MetaData, Table, delete, insert, text

from models.database import Database
from models.store.schema import upgrade

FOLDER = Path(__file__).parent
VERSIONS = sorted((path.name for path in FOLDER.iterdir() if (path / "desk.json").is_file()), key=int)


def fill(database: Database, version: str) -> None:
    """Fill an empty database with the desk of a version, as that version left it."""
    folder = FOLDER / version
    upgrade(database.engine, json.loads((folder / "desk.json").read_text())["revision"])
    tables = MetaData()
    with database.engine.begin() as connection:
        tables.reflect(connection)
        for table in tables.sorted_tables:
            if rows := list(_rows(folder / f"{table.name}.jsonl")):
                connection.execute(delete(table))  # a migration may have written the first row
                _put(connection, table, rows)


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    if not path.is_file():
        return
    with path.open(encoding="utf-8") as lines:
        names = json.loads(next(lines))
        yield from (dict(zip(names, json.loads(line), strict=True)) for line in lines)


def _put(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    if connection.dialect.name == "sqlite":  # which gets back what it had, unread
        connection.exec_driver_sql(str(insert(table).compile(connection)), [_in_order(table, row) for row in rows])
        return
    connection.execute(insert(table), [{key: _typed(table, key, value) for key, value in row.items()} for row in rows])
    if "id" in table.columns:
        _count_on(connection, table)


def _in_order(table: Table, row: dict[str, Any]) -> tuple[Any, ...]:
    return tuple(row[column.name] for column in table.columns)


def _typed(table: Table, name: str, value: Any) -> Any:
    """Return what SQLite wrote as PostgreSQL takes it."""
    kind = table.columns[name].type
    if value is None:
        return None
    if isinstance(kind, Boolean):
        return bool(value)
    if isinstance(kind, LargeBinary):
        return b""
    return f"{value}+00:00" if isinstance(kind, DateTime) else value


def _count_on(connection: Connection, table: Table) -> None:
    """Let new rows be numbered after the kept ones."""
    connection.execute(
        text("SELECT setval(pg_get_serial_sequence(:name, 'id'), :last)"),
        {"name": table.name, "last": connection.execute(text(f'SELECT max(id) FROM "{table.name}"')).scalar_one()},  # noqa: S608
    )
