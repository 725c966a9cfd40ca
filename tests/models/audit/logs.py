"""Factories: a desk's audit log, and somebody who is at the database itself."""

from __future__ import annotations

from sqlalchemy import text
from sqlalchemy.orm import Session

from models.audit.keeping import keep, verify
from models.audit.writing import Matter, Said, write
from models.database import Database
from models.rows.accounts import AuditRow
from tests.databases import changed
from tests.desks import local

LATER = local(3, 2, 12)


def say(database: Database, *words: str) -> None:
    """Write rows, each in a transaction of its own."""
    for each in words:
        with database.writing() as session:
            write(session, local(3, 2), Said(Matter.DIRECTORY, each))


def linked(database: Database) -> int:
    """Let the worker link what waits; return how many rows it was."""
    with database.writing() as session:
        return keep(session, LATER)


def first_broken(database: Database) -> str:
    """Return the first broken row, by its place, and why; or nothing."""
    with database.reading() as session:
        _, broken = verify(session)
    return f"{broken.place}: {broken.why}" if broken else ""


def rows(database: Database, matter: Matter | None = None) -> list[str]:
    """Return the words of all rows, the oldest first."""
    with database.reading() as session:
        found = session.query(AuditRow).order_by(AuditRow.id)
        return [row.what for row in found if matter is None or row.kind == matter.value]


def forge(database: Database, statement: str) -> None:
    """Change the tables as somebody could who owns them: without the triggers that would refuse it."""
    changed(database.engine)
    with database.writing() as session:
        for each in _triggers(session):
            session.execute(text(f"DROP TRIGGER {each}"))
        session.execute(text(statement))


def _triggers(session: Session) -> list[str]:
    if session.connection().dialect.name == "sqlite":
        return [f"{table}_{name}" for table in ("audit", "audit_link") for name in ("no_update", "no_delete")]
    return [f"{table}_{name} ON {table}" for table in ("audit", "audit_link") for name in ("kept", "whole")]
