"""A process that is killed while it brings a desk up to date leaves the desk as it was, or upgraded; and the next one goes through."""

from __future__ import annotations

import signal
from collections.abc import Iterator

import pytest
from sqlalchemy import MetaData, text

from models.database import Database, open_database
from models.upgrading.upgrade import is_current, replays, sentences, upgrade
from tests.breaking.killed import Killed, do_and_die
from tests.databases import KINDS, bare
from tests.kept.opening import fill

PLACES = (0.01, 0.2, 0.4, 0.8, 0.96, 1)  # of all its statements, from the first table to the last commit
KEPT = "SELECT min(id) FROM case_file WHERE process IN ('P03', 'P11', 'P20') GROUP BY process, state"
WRITTEN_BY_UPGRADES = {"recusal"}  # new rows, whose numbers skip those that were taken back
Rows = dict[str, list[str]]


def small(kind: str) -> Database:
    """Return a desk of the first version with a case in each state of three processes."""
    database = bare(kind)
    fill(database, "1")
    tables = MetaData()
    with database.engine.connect() as connection:
        loosely = "PRAGMA foreign_keys = OFF" if kind == "sqlite" else "SET session_replication_role = replica"
        connection.exec_driver_sql(loosely)
        tables.reflect(connection)
        kept = ", ".join(map(str, connection.scalars(text(KEPT))))
        for name, table in tables.tables.items():
            if "case_id" in table.c:
                connection.execute(text(f'DELETE FROM "{name}" WHERE case_id NOT IN ({kept})'))  # noqa: S608
        connection.execute(text(f"DELETE FROM case_file WHERE id NOT IN ({kept})"))  # noqa: S608
        connection.commit()
    database.engine.dispose()
    return database


def rows(database: Database) -> Rows:
    """Return all that a desk holds, the revision of its tables too."""
    tables = MetaData()
    with database.engine.connect() as connection:
        tables.reflect(connection)
        return {
            name: sorted(
                repr(tuple(row)[name in WRITTEN_BY_UPGRADES :])
                for row in connection.exec_driver_sql(f'SELECT * FROM "{name}"')  # noqa: S608
            )
            for name in tables.tables
        }


@pytest.fixture(params=KINDS)
def pair(request: pytest.FixtureRequest) -> Iterator[tuple[Database, Database]]:
    """Return the same desk twice."""
    desks = small(request.param), small(request.param)
    yield desks
    for each in desks:
        each.engine.dispose()


def test_an_upgrade_that_is_killed_again_and_again_comes_to_what_one_comes_to_that_is_not(
    pair: tuple[Database, Database],
) -> None:
    whole, broken = pair
    counted = Killed(whole.engine, None)
    upgrade(whole)
    last = counted.count
    before, after = rows(broken), rows(whole)
    broken.engine.dispose()
    url = broken.engine.url.render_as_string(hide_password=False)
    for place in PLACES:
        assert do_and_die(url, upgrade, round(last * place)) == signal.SIGKILL
        assert rows(broken) in (before, after), f"killed at {place} of it"
        broken.engine.dispose()
    upgrade(broken)
    assert rows(broken) == after
    again = open_database(url)
    assert is_current(again)
    assert [said for found in replays(again) for said in sentences(found)] == []
    again.engine.dispose()
