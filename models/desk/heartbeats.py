"""The desk's signs of life: the last beat of a worker, the last copy, and the clock of a practice desk."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from models.rows.accounts import Pulse
from models.store.prepared import Prepared, connection_of

WORKER, BACKUP, PRACTICE_CLOCK = "worker", "backup", "practice clock"


READ = Prepared(select(Pulse.at).where(Pulse.name == bindparam("name")))


def pulse(session: Session, name: str) -> datetime | None:
    """Return the moment of a sign of life."""
    row = READ.first(connection_of(session), {"name": name})
    return row["at"] if row else None


def beat(session: Session, name: str, at: datetime) -> None:
    """Write down a sign of life."""
    session.merge(Pulse(name=name, at=at))
