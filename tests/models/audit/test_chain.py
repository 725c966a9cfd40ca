"""The audit log is only added to, and a chain shows whether somebody changed it all the same."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import UTC, datetime

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from models.audit.chain import last
from models.audit.keeping import held, waits_long
from models.audit.writing import Matter, Said, write
from models.database import Database
from models.desk.audit_figures import broken_at, figures_of_audit
from models.desk.figures import write_figures
from tests.desks import local
from tests.models.audit.logs import LATER, first_broken, forge, linked, rows, say


def test_rows_are_linked_in_order_and_hold(database: Database) -> None:
    say(database, "one", "two", "three")
    assert linked(database) == 3
    assert linked(database) == 0
    assert first_broken(database) == ""


def test_a_row_is_written_with_what_it_tells_of_or_not_at_all(database: Database) -> None:
    with suppress(LookupError), database.writing() as session:
        write(session, local(3, 2), Said(Matter.DIRECTORY, "never"))
        raise LookupError
    assert rows(database) == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit SET what = 'nothing'",
        "DELETE FROM audit",
        "UPDATE audit_link SET digest = ''",
        "DELETE FROM audit_link",
    ],
)
def test_the_database_refuses_every_change(database: Database, statement: str) -> None:
    say(database, "one")
    linked(database)
    with pytest.raises(DatabaseError, match="only added to"), database.writing() as session:
        session.execute(text(statement))
    assert rows(database) == ["one"]


@pytest.mark.parametrize(
    ("statement", "broken"),
    [
        ("UPDATE audit SET what = 'nothing' WHERE what = 'two'", "2: the row, or the link before it, was changed"),
        ("UPDATE audit SET person_id = 7 WHERE what = 'two'", "2: the row, or the link before it, was changed"),
        ("DELETE FROM audit WHERE what = 'two'", "2: the row was deleted"),
        ("DELETE FROM audit_link WHERE id = 2", "2: its link is missing"),
        ("UPDATE audit_link SET digest = 'x' WHERE id = 1", "1: the row, or the link before it, was changed"),
    ],
)
def test_the_first_row_that_somebody_changed_at_the_database_is_named(
    database: Database, statement: str, broken: str
) -> None:
    say(database, "one", "two", "three")
    linked(database)
    forge(database, statement)
    assert first_broken(database) == broken


def test_what_is_cut_off_at_the_end_is_missed_by_a_digest_that_was_noted(database: Database) -> None:
    say(database, "one", "two")
    linked(database)
    with database.reading() as session:
        noted = last(session).digest
    forge(database, "DELETE FROM audit_link WHERE id = 2")
    with database.writing() as session:
        session.execute(text("DELETE FROM audit WHERE what = 'two'"))
    assert first_broken(database) == ""
    with database.reading() as session:
        assert not held(session, noted)


def test_many_write_at_once_and_several_link_at_once(database: Database) -> None:
    with ThreadPoolExecutor(8) as people:
        list(people.map(lambda number: say(database, f"{number}"), range(40)))
        counts = list(people.map(lambda _: linked(database), range(4)))
    assert sum(counts) == 40
    assert first_broken(database) == ""


def test_rows_that_wait_long_are_known_and_a_broken_one_is_found_by_walking_all(database: Database) -> None:
    say(database, "one")
    with database.reading() as session:
        assert waits_long(session, LATER) == datetime(2026, 3, 2, 15, tzinfo=UTC)
    linked(database)
    with database.reading() as session:
        assert waits_long(session, LATER) is None
        assert broken_at(session, thorough=True) == 0
    forge(database, "UPDATE audit SET what = 'nothing'")
    with database.reading() as session:
        assert broken_at(session, thorough=True) == 1
        assert broken_at(session, thorough=False) == 0, "the worker has yet to count"


def test_the_figures_walk_the_chain_part_by_part_and_stay_at_what_is_broken(database: Database) -> None:
    say(database, "one", "two")
    assert count(database)["audit_unlinked_seconds"] == 7200
    linked(database)
    assert [count(database)["audit_walked_to"] for _ in range(3)] == [2, 0, 2]
    forge(database, "UPDATE audit SET what = 'nothing' WHERE what = 'two'")
    assert [count(database)["audit_broken_at_row"] for _ in range(3)] == [0, 2, 2]


def count(database: Database) -> dict[str, float]:
    """Let the worker count once."""
    with database.writing() as session:
        numbers = figures_of_audit(session, LATER)
        write_figures(session, numbers, LATER)
        return numbers
