"""Who asks whether a case is wanted looks up what the answer needs, once, and nothing else."""

import pytest
from sqlalchemy.orm import Session

from models.database import Database
from models.lookups import registered
from models.lookups.about import About
from models.lookups.registered import OnDemand, records
from tests.databases import sqlite
from tests.desks import Town
from workflows.facts.forms import Form
from workflows.manual.people.administrator import PROCESS


@pytest.fixture
def database() -> Database:
    """Return a database with a town."""
    return Town(sqlite()).database


def test_a_record_is_looked_up_when_it_is_asked_for_and_once(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = list[type[Form]]()

    def noting(record: type[Form]) -> registered.Lookup:
        found = registered.LOOKUPS[record]

        def look(session: Session, about: About) -> Form:
            asked.append(record)
            return found(session, about)

        return look

    monkeypatch.setattr(registered, "LOOKUPS", {record: noting(record) for record in PROCESS.records})
    first, *others = PROCESS.records
    with database.reading() as session:
        found = OnDemand(session, PROCESS, About(None, 1, None))
        assert (first in found, list(found)) == (True, [first, *others])
        assert found[first] is found[first]
    assert asked == [first]


def test_all_of_them_are_what_a_case_looks_up(database: Database) -> None:
    with database.reading() as session:
        about = About(None, 1, None)
        found = OnDemand(session, PROCESS, about)
        assert tuple(found.values()) == records(session, PROCESS, about)
        assert len(found) == len(PROCESS.records)


def test_what_a_process_does_not_look_up_is_not_there(database: Database) -> None:
    with database.reading() as session:
        assert Form not in OnDemand(session, PROCESS, About(None, 1, None))
