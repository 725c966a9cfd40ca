"""The sweep: what the calendar begins is opened, and every deadline whose next rung is reached is acted on, in batches."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime

from models.casebook.casebook import fire
from models.database import Database
from models.inbox.due import claim, lock, set_aside, still_due
from models.store.transaction import OutOfReach, Transaction
from scheduler.calendar_work import begin_what_recurs
from workflows.grammar.events import Tick

BATCH = 50  # deadlines a transaction
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Swept:
    """How many deadlines were acted on and recurring cases opened, and how many of them were set aside."""

    fired: int
    failed: int


def sweep(database: Database, now: datetime, batch: int = BATCH) -> Swept:
    """Act on all that is due at `now`; several workers may do so at once."""
    fired, failed = begin_what_recurs(database, now, batch)
    while True:
        try:
            claimed, done = _batch(database, now, batch)
        except OutOfReach:
            raise  # the database is out of reach, which is no fault of a deadline
        except Exception:
            log.exception("a batch of deadlines is done again, one by one")
            claimed, done, broken = _one_by_one(database, now, batch)
            failed += broken
        fired += done
        if not claimed:
            return Swept(fired, failed)


def _batch(database: Database, now: datetime, limit: int) -> tuple[int, int]:
    """Act on the next few in one transaction; if one of them fails, none is done."""
    with database.writing() as session:
        due = claim(session, now, limit)
        return len(due), sum(_strike(session, row.id, row.case_id, row.key, now) for row in due)


def _strike(session: Transaction, duty_id: int, case_id: int, key: str, now: datetime) -> bool:
    """Act on one deadline, unless another one of the batch has ended it."""
    if not still_due(session, duty_id, now):
        return False
    fire(session, case_id, Tick(key), now)
    return True


def _one_by_one(database: Database, now: datetime, limit: int) -> tuple[int, int, int]:
    """Act on the next few, each in a transaction of its own, and set aside the ones that fail."""
    with database.reading() as session:
        due = claim(session, now, limit)
    fired = failed = 0
    for row in due:
        try:
            with database.writing() as session:
                lock(session, row.case_id)
                fired += _strike(session, row.id, row.case_id, row.key, now)
        except OutOfReach:
            raise
        except Exception as error:
            log.exception("deadline %s was set aside", row.id)
            with database.writing() as session:
                set_aside(session, row.id, f"{type(error).__name__}: {error}")
            failed += 1
    return len(due), fired, failed
