"""What is not yours is as what does not exist: the same answer, found in the same one statement."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from models.access.access import Viewer
from models.casebook.case_search import find
from models.casebook.casebook import NoSuchCase
from models.store.prepared import connection_of
from models.store.transaction import Transaction
from tests.databases import sqlite
from tests.desks import Town, local
from tests.web.api.programs import Service


@contextmanager
def statements(session: Transaction) -> Iterator[list[str]]:
    """Collect the statements that a database is asked."""
    driver: Any = connection_of(session).connection.driver_connection
    seen = list[str]()
    driver.set_trace_callback(seen.append)
    yield seen
    driver.set_trace_callback(None)


def asked(town: Town, viewer: Viewer, number: str) -> list[str]:
    with town.database.reading() as session, statements(session) as seen, pytest.raises(NoSuchCase):
        find(session, viewer, number)
    return seen


def test_one_statement_decides_and_it_is_the_same_one() -> None:
    town = Town(sqlite())
    number = town.ask(local(2, 20))
    hidden, absent = asked(town, town.omar, number), asked(town, town.omar, "98-0001")
    assert (len(hidden), len(absent)) == (1, 1)
    assert hidden[0].replace(number, "98-0001") == absent[0]


@pytest.mark.parametrize("place", ["", "/history", "/documents/1", "/uploads", "/uploads/1"])
def test_a_program_gets_the_same_answer(place: str) -> None:
    service = Service()
    number = service.town.ask(local(2, 20))
    answers = [service.omar.get(f"/api/cases/{each}{place}", 404) for each in (number, "98-0001")]
    assert answers[0] == answers[1]
