"""The list of all cases is read in the order of an index; the first page of many sorts nothing."""

from __future__ import annotations

from typing import Any

from sqlalchemy import event

from models.access.access import Viewer
from models.casebook.case_search import Search, search
from models.database import Database
from workflows.law.roles import SYSTEM_ADMIN

DANA = Viewer(1, "Dana Whitcomb", frozenset({(SYSTEM_ADMIN, None)}), None)
EXPLAIN = {"sqlite": "EXPLAIN QUERY PLAN", "postgresql": "EXPLAIN"}


def plan(database: Database) -> str:
    """Return how the database finds the first page of all cases."""
    asked = list[tuple[str, Any]]()

    def heard(connection: Any, cursor: Any, statement: str, values: Any, *_: Any) -> None:
        del connection, cursor
        asked.append((statement, values))

    with database.writing() as session:
        connection = session.connection()
        event.listen(database.engine, "before_cursor_execute", heard)
        search(session, DANA, Search())
        event.remove(database.engine, "before_cursor_execute", heard)
        statement, values = next(each for each in asked if "FROM case_file" in each[0])
        kind = connection.dialect.name
        if kind == "postgresql":
            connection.exec_driver_sql("SET LOCAL enable_sort = off")  # which an empty table is not too big for
        rows = connection.exec_driver_sql(f"{EXPLAIN[kind]} {statement}", values)
        return "\n".join(str(row[-1]) for row in rows)


def test_the_first_page_of_all_cases_is_read_by_an_index_and_nothing_is_sorted(database: Database) -> None:
    found = plan(database)
    assert "ix_case_file_all" in found
    assert "Sort" not in found
    assert "ORDER BY" not in found
