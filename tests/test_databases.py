"""A desk that one test after the other has is each time as new."""

import gc

import pytest
from sqlalchemy import MetaData, select

from models.database import Database
from tests import databases
from tests.databases import KINDS
from tests.desks import Town, local


def everything(database: Database) -> dict[str, list[tuple[object, ...]]]:
    """Return all rows of all tables."""
    tables = MetaData()
    with database.engine.connect() as connection:
        tables.reflect(connection)
        return {table.name: [tuple(row) for row in connection.execute(select(table))] for table in tables.sorted_tables}


def lived_in(database: Database) -> tuple[int, int]:
    """Let people and a case be in a desk, and return the numbers that they got."""
    town = Town(database)
    return town.tess.id, town.case(town.ask(local(3, 2))).id


@pytest.mark.parametrize("kind", KINDS)
def test_a_desk_that_is_lent_again_is_as_new_and_counts_from_the_beginning(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for idle in ("_SQLITE", "_POSTGRES"):  # what other tests give back late must not come between
        monkeypatch.setattr(databases, idle, [])
    first = KINDS[kind]()
    place, as_new, numbers = first.engine.url, everything(first), lived_in(first)
    assert everything(first) != as_new
    del first
    gc.collect()
    again = KINDS[kind]()
    assert again.engine.url == place, "it is the same one"
    assert everything(again) == as_new
    assert lived_in(again) == numbers
