"""A restore drill: a copy is brought back beside the desk, which it does not touch, and asked whether it could take its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from models.audit.keeping import verify
from models.copies.copy import Contents, contents
from models.copies.making_ready import make_ready
from models.database import Database
from models.rows.people import Person
from models.store.transaction import Transaction
from models.upgrading.upgrade import WouldBreak


@dataclass(frozen=True)
class Drilled:
    """What came of a drill."""

    contents: Contents | None
    people: int
    held: int  # messages that would wait until somebody releases them
    audit_rows: int
    faults: tuple[str, ...]


def drill(database: Database, wall: datetime) -> Drilled:
    """Bring a copy back in a database of its own, as a restore would, and look whether all of it holds."""
    held = list[int]()
    try:
        make_ready(database, None, wall, lambda _, count: held.append(count))
    except WouldBreak as error:
        return Drilled(None, 0, 0, 0, error.sentences)
    with database.reading() as session:
        end, broken = verify(session)
        people = session.scalar(select(func.count(Person.id))) or 0
        faults = tuple(
            _faults(session, f"The audit log is broken at row {broken.place}: {broken.why}." if broken else "")
        )
    return Drilled(contents(database), people, held[0], end.place, faults)


def _faults(session: Transaction, audit: str) -> Iterator[str]:
    if audit:
        yield audit
    if not session.scalar(select(func.count(Person.id))):
        yield "There is nobody in it who could sign in."
