"""What two must not do at once, though no row of theirs would make one of them wait; and what two both made at once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session


def alone(session: Session, what: str) -> None:
    """Wait until nobody else does a thing of this name, and let all others wait for this transaction.

    SQLite has one writer anyway.
    """
    if session.connection().dialect.name != "sqlite":
        number = int.from_bytes(sha256(what.encode()).digest()[:8], signed=True)
        session.execute(select(func.pg_advisory_xact_lock(number)))


@contextmanager
def or_else(session: Session, no: Exception) -> Iterator[None]:
    """Write something of which there can be one only; where another wrote it at the same moment, raise this instead."""
    try:
        with session.begin_nested():
            yield
    except IntegrityError as fault:
        if "unique" in str(fault.orig).lower():
            raise no from fault
        raise
