"""Trouble of the database that passes is answered as such: nothing was changed, and when to try again."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import event

from models.database import Database
from tests.databases import changed
from tests.desks import ASKED
from tests.web.api.programs import Service
from tests.web.pages.desks import Office

SAID = "The desk is busy, or its database is out of reach. Nothing was changed. Try again in a moment."


@contextmanager
def written_by_another(database: Database) -> Iterator[None]:
    """Hold the write lock for longer than anybody waits."""

    @event.listens_for(changed(database.engine), "checkout")
    def _(connection: Any, *_: Any) -> None:
        connection.execute("PRAGMA busy_timeout=20")

    with database.engine.connect() as other:
        other.exec_driver_sql("BEGIN IMMEDIATE")
        yield
        other.exec_driver_sql("ROLLBACK")


@pytest.fixture
def service() -> Service:
    """Return a desk with programs."""
    return Service()


def test_a_program_is_told_when_to_try_again(service: Service) -> None:
    with written_by_another(service.town.database):
        headers = {"Authorization": f"Bearer {service.tess.token}"}
        answer = service.client.post("/api/processes/P03/cases", json={"facts": ASKED}, headers=headers)
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "10")
    assert answer.json()["detail"] == SAID
    assert service.tess.get("/api/cases")["items"] == []
    service.tess.post("/api/processes/P03/cases", {"facts": ASKED}, 201)


def test_a_person_is_told_to_try_again_and_what_they_do_then_is_done() -> None:
    office = Office()
    office.begin()
    path = f"/tasks/{office.duty('security')}/claim"
    with written_by_another(office.database):
        answer = office.dana.post(path, {}, 503)
    assert answer.headers["retry-after"] == "10"
    assert "Try again in a moment" in answer.words
    assert SAID in answer.words
    office.dana.post(path)
    assert office.town.open_duties(office.number)["security"].assignee_id == office.town.dana.id
