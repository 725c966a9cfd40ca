"""A full disk, a file or server that only reads, a line that is cut: nothing is half saved, and everybody hears when to try again."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.event import listen, remove

from tests.breaking.deeds import program_of
from tests.breaking.desks import Breakable
from tests.desks import ASKED
from tests.web.pages.desks import Office
from tests.web.pages.forms import form_of

WAIT, REFERENCE = "10", re.compile(r"[2-9A-Z]{4}-[2-9A-Z]{4}")
NOTE = "The heron nests by the ramp. " * 100 + "Nobody comes near it until the end of June."
Trouble = Callable[[Breakable], Any]


@contextmanager
def on_each_connection(desk: Breakable, amiss: str, well: str) -> Iterator[None]:
    """Say something on each connection as it is taken, and something else after."""
    desk.database.engine.dispose()

    def said(connection: Any, *_: Any) -> None:
        connection.execute(amiss)

    listen(desk.database.engine, "checkout", said)
    yield
    remove(desk.database.engine, "checkout", said)
    desk.database.engine.dispose()
    if well:
        with desk.database.engine.connect() as connection:
            connection.exec_driver_sql(well)


def full(desk: Breakable) -> Any:
    """Let the file of a desk grow no more, and have no room inside."""
    with desk.database.engine.connect() as connection:
        connection.exec_driver_sql("VACUUM")
    return on_each_connection(desk, "PRAGMA max_page_count = 1", "PRAGMA max_page_count = 1000000")


def read_only(desk: Breakable) -> Any:
    """Let the file of a desk be read, and not written."""
    return on_each_connection(desk, "PRAGMA query_only = ON", "")


@contextmanager
def standby(desk: Breakable) -> Iterator[None]:
    """Let the server of a desk be one that only reads."""
    url = desk.database.engine.url
    yield from said_of_the_database(
        desk, f"ALTER DATABASE {url.database} SET default_transaction_read_only", "on", "off"
    )


def said_of_the_database(desk: Breakable, what: str, amiss: str, well: str) -> Iterator[None]:
    owner = create_engine(desk.database.engine.url, isolation_level="AUTOCOMMIT")
    for value in (amiss, well):
        with owner.connect() as connection:
            connection.execute(text("SET default_transaction_read_only = off"))
            connection.execute(text(f"{what} = {value}"))
        desk.database.engine.dispose()
        if value == amiss:
            yield
    owner.dispose()


@contextmanager
def cut(desk: Breakable) -> Iterator[None]:
    """Let the server end a connection in the middle of what it writes."""
    owner = create_engine(desk.database.engine.url)

    def end(process: int) -> None:
        with owner.connect() as connection:
            connection.execute(text("SELECT pg_terminate_backend(:process, 5000)"), {"process": process})

    desk.disk.cut = end
    desk.disk.begin(2)
    yield
    assert desk.disk.is_full
    desk.disk.cut = None
    desk.disk.begin()
    owner.dispose()


TROUBLES = [("sqlite", full), ("sqlite", read_only), ("postgres", standby), ("postgres", cut)]
each_trouble = pytest.mark.parametrize(("kind", "trouble"), TROUBLES, ids=lambda each: getattr(each, "__name__", each))


def refused(desk: Breakable, send: Callable[[str], Any]) -> tuple[str, Any]:
    """Send notes until one is refused, see that it left nothing, and return it and the answer: a full file has room for some."""
    for turn in range(6):
        before, note = desk.rows(), f"{turn}: {NOTE}"
        answer = send(note)
        if answer.status_code >= 400:
            assert desk.rows() == before
            return note, answer
    raise AssertionError("all of them were taken")


@each_trouble
def test_a_program_is_told_when_to_try_again_and_does_it_once_then(kind: str, trouble: Trouble) -> None:
    desk = Breakable(kind)
    program = program_of(desk)
    place = f"/api/cases/{program.post('/api/processes/P03/cases', {'facts': ASKED}, 201)['number']}/notes"

    def send(note: str) -> Any:
        headers = {"Authorization": f"Bearer {program.token}", "Idempotency-Key": note[:1]}
        return program.client.post(place, json={"note": note}, headers=headers)

    with trouble(desk):
        note, answer = refused(desk, send)
        assert (answer.status_code, answer.headers.get("retry-after")) == (503, WAIT)
        assert REFERENCE.search(answer.json()["instance"])
    assert [send(note).status_code for _ in range(2)] == [201, 201]
    assert [note in row for row in desk.rows()["history"]].count(True) == 1


@each_trouble
def test_a_person_is_told_to_try_again_with_a_reference_and_what_they_send_then_is_done(
    kind: str, trouble: Trouble
) -> None:
    desk = Breakable(kind)
    office = Office(database=desk.database)
    place = f"{office.case}/add/note"
    page = form_of(office.tess.get(office.case).html, place)

    def send(note: str) -> Any:
        return office.tess.client.post(place, data=page.filled(note=note), follow_redirects=False)

    with trouble(desk):
        note, answer = refused(desk, send)
        assert (answer.status_code, answer.headers.get("retry-after")) == (503, WAIT)
        assert "Nothing was changed. Try again in a moment." in answer.text
        assert REFERENCE.search(answer.text)
    assert [send(note).status_code for _ in range(2)] == [303, 303]
    assert office.tess.get(office.case).html.count(note) == 1
