"""A table to which rows of others refer can be made anew on a desk with data; what would refer to nothing stops it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import Connection, String, text
from sqlalchemy.exc import IntegrityError

from models.database import Astray, Database
from models.rows.people import Person
from tests.databases import changed, postgres, sqlite
from tests.desks import Town, local


@pytest.fixture(params=[sqlite, postgres], ids=["sqlite", "postgres"])
def town(request: pytest.FixtureRequest) -> Iterator[Town]:
    """Return a desk with a case, whose tables no other test has."""
    database: Database = request.param()
    changed(database.engine)
    made = Town(database)
    made.ask(local(3, 2))
    yield made
    database.engine.dispose()


def rebuild_people(connection: Connection) -> None:
    """Make the table of people anew, as a migration that changes a column does on SQLite."""
    operations = Operations(MigrationContext.configure(connection))
    with operations.batch_alter_table("person") as table:
        table.alter_column("name", type_=String(300))


def names(town: Town) -> list[str]:
    with town.database.reading() as session:
        return [person.name for person in session.query(Person).order_by(Person.id)]


def test_a_table_to_which_others_refer_is_made_anew_with_all_that_is_in_it(town: Town) -> None:
    before = names(town)
    with town.database.rebuilding() as session:
        rebuild_people(session.connection())
    assert names(town) == before
    town.ask(local(3, 3), name="Lee Hart", email="lee@otter.example")


def test_in_an_ordinary_transaction_sqlite_refuses_that(town: Town) -> None:
    if not town.database.has_one_writer:
        pytest.skip("PostgreSQL changes a column where it stands")
    before = names(town)
    with pytest.raises(IntegrityError, match="FOREIGN KEY"), town.database.writing() as session:
        rebuild_people(session.connection())
    assert names(town) == before


def test_a_change_that_leaves_rows_which_refer_to_nothing_is_taken_back(town: Town) -> None:
    before = names(town)
    with pytest.raises((Astray, IntegrityError)), town.database.rebuilding() as session:
        session.execute(text("DELETE FROM person WHERE id = (SELECT min(id) FROM person)"))
    assert names(town) == before


def test_references_are_checked_again_as_ever_after_it(town: Town) -> None:
    with town.database.rebuilding():
        pass
    for _ in range(3):
        with pytest.raises(IntegrityError), town.database.writing() as session:
            session.execute(text("DELETE FROM person WHERE id = (SELECT min(id) FROM person)"))
