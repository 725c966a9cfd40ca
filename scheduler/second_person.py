"""Who may confirm a correction that waits for too long is asked again, in batches."""

from __future__ import annotations

from datetime import datetime

from models.database import Database
from models.intake.second_person import any_to_ask_again, ask_again
from scheduler.patience import Patience


def ask_for_confirmation(database: Database, now: datetime, batch: int, patience: Patience) -> int:
    """Ask again about every correction whose day has passed; return about how many."""
    asked = 0
    while not patience.over() and patience.tried(lambda at: _any(database, at), now):
        asked += patience.tried(lambda at: _batch(database, at, batch), now)
    return asked


def _any(database: Database, now: datetime) -> bool:
    with database.reading() as session:
        return any_to_ask_again(session, now)


def _batch(database: Database, now: datetime, limit: int) -> int:
    with database.writing() as session:
        return ask_again(session, now, limit)
