"""What the calendar begins: the cases of each period, in batches, each party's once."""

from __future__ import annotations

import logging
from datetime import datetime

from models.database import Database
from models.intake.recurring import due_round, enlist, unlisted
from models.store.passing import is_passing
from scheduler.patience import Patience

log = logging.getLogger(__name__)


def begin_what_recurs(database: Database, now: datetime, batch: int, patience: Patience) -> tuple[int, int]:
    """Open all that the calendar has begun by `now`; return how many cases that was, and how many were set aside."""
    patience.tried(lambda at: _enlist(database, at), now)
    opened = failed = 0
    more = True
    while more and not patience.over():
        try:
            count, more = patience.tried(lambda at: _batch(database, at, batch), now)
        except Exception as error:
            if is_passing(error):
                raise  # which is no fault of a case
            log.exception("a batch of recurring cases is opened again, one by one")
            count, broken, more = _one_by_one(database, now, batch, patience)
            failed += broken
        opened += count
    return opened, failed


def _enlist(database: Database, now: datetime) -> None:
    with database.reading() as session:
        if not unlisted(session):
            return
    with database.writing() as session:
        enlist(session, now)


def _batch(database: Database, now: datetime, limit: int) -> tuple[int, bool]:
    """Open the next few cases in one transaction; if one of them fails, none is opened."""
    with database.writing() as session:
        found = due_round(session, now, limit)
        if found is None:
            return 0, False
        parties = found.parties()
        for person_id, agency_id in parties:
            found.open(person_id, agency_id)
        if len(parties) < limit:
            found.done()
        return len(parties), True


def _one_by_one(database: Database, now: datetime, limit: int, patience: Patience) -> tuple[int, int, bool]:
    """Open the next few, each in a transaction of its own, and set aside those that fail; say whether more can be done."""
    opened = failed = 0
    for _ in range(limit):
        done = _one(database, now, patience)
        if done is None:
            return opened, failed, bool(opened or failed)
        opened, failed = opened + done, failed + (not done)
    return opened, failed, True


def _one(database: Database, now: datetime, patience: Patience) -> bool | None:
    """Open the next case, or set it aside; say whether it was opened, and nothing if there is none."""
    with database.reading() as session:
        found = due_round(session, now, 1)
        whom = next(iter(found.parties()), None) if found else None
    if whom is None:
        return None
    person_id, agency_id = whom
    try:
        patience.alone(lambda at: _open(database, at, person_id, agency_id), now)
    except Exception as error:
        if is_passing(error):
            raise
        log.exception("a recurring case was set aside")
        with database.writing() as session:
            if found := due_round(session, now, 1):
                found.occurrence(person_id, agency_id, f"{type(error).__name__}: {error}"[:2000])
        return False
    return True


def _open(database: Database, now: datetime, person_id: int, agency_id: int) -> None:
    with database.writing() as session:
        if (found := due_round(session, now, 1)) and (person_id, agency_id) in found.parties():
            found.open(person_id, agency_id)
