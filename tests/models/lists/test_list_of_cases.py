"""The list of all cases is read in the order of an index; the first page of many sorts nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import event
from sqlalchemy.orm import Session

from models.access.access import Viewer
from models.casebook.case_search import Search, linked, search
from models.database import Database
from models.rows.cases import CaseRow
from workflows.law.roles import SYSTEM_ADMIN

DANA = Viewer(1, "Dana Whitcomb", frozenset({(SYSTEM_ADMIN, None)}), None)
EXPLAIN = {"sqlite": "EXPLAIN QUERY PLAN", "postgresql": "EXPLAIN"}


def plan(database: Database, ask: Callable[[Session], object], part: str) -> str:
    """Return how the database finds what is asked, by the first statement that has a part."""
    asked = list[tuple[str, Any]]()

    def heard(connection: Any, cursor: Any, statement: str, values: Any, *_: Any) -> None:
        del connection, cursor
        asked.append((statement, values))

    with database.writing() as session:
        connection = session.connection()
        event.listen(database.engine, "before_cursor_execute", heard)
        ask(session)
        event.remove(database.engine, "before_cursor_execute", heard)
        statement, values = next(each for each in asked if part in each[0])
        kind = connection.dialect.name
        if kind == "postgresql":
            connection.exec_driver_sql("SET LOCAL enable_sort = off")  # which an empty table is not too big for
            connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
        rows = connection.exec_driver_sql(f"{EXPLAIN[kind]} {statement}", values)
        return "\n".join(str(row[-1]) for row in rows)


def test_the_first_page_of_all_cases_is_read_by_an_index_and_nothing_is_sorted(database: Database) -> None:
    found = plan(database, lambda session: search(session, DANA, Search()), "FROM case_file")
    assert "ix_case_file_all" in found
    assert "Sort" not in found
    assert "ORDER BY" not in found


def test_the_cases_that_a_case_is_linked_with_are_found_by_an_index(database: Database) -> None:
    case = CaseRow(id=7, parent_id=3)
    found = plan(database, lambda session: linked(session, DANA, case), "parent_id =")
    assert "parent" in found
    assert "SCAN case_file" not in found
    assert "Seq Scan" not in found
