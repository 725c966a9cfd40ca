"""What the calendar begins, in batches, each party's once: the cases of each period, and those that ask for signatures."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeAlias

from models.database import Database
from models.intake.asking_to_sign import Asking, asks_anything, due_asking
from models.intake.recurring import Round, due_round, enlist, unlisted
from models.store.passing import is_passing
from scheduler.patience import Patience

Due: TypeAlias = Callable[[Any, datetime, int], Round | Asking | None]
log = logging.getLogger(__name__)


def begin_what_recurs(database: Database, now: datetime, batch: int, patience: Patience) -> tuple[int, int]:
    """Open all that the calendar has begun by `now`; return how many cases that was, and how many were set aside."""
    patience.tried(lambda at: _enlist(database, at), now)
    opened = failed = 0
    for due in (due_round, *_to_sign(database, now)):
        begun, broken = _begin(database, now, batch, patience, due)
        opened, failed = opened + begun, failed + broken
    return opened, failed


def _begin(database: Database, now: datetime, batch: int, patience: Patience, due: Due) -> tuple[int, int]:
    opened = failed = 0
    more = True
    while more and not patience.over():
        try:
            count, more = patience.tried(lambda at: _batch(database, at, batch, due), now)
        except Exception as error:
            if is_passing(error):
                raise  # which is no fault of a case
            log.exception("a batch of recurring cases is opened again, one by one")
            count, broken, more = _one_by_one(database, now, batch, patience, due)
            failed += broken
        opened += count
    return opened, failed


def _to_sign(database: Database, now: datetime) -> tuple[Due, ...]:
    """Ask for signatures too, if there is an edition to sign: without one nobody waits for the writer."""
    with database.reading() as session:
        return (due_asking,) if asks_anything(session, now) else ()


def _enlist(database: Database, now: datetime) -> None:
    with database.reading() as session:
        if not unlisted(session):
            return
    with database.writing() as session:
        enlist(session, now)


def _batch(database: Database, now: datetime, limit: int, due: Due) -> tuple[int, bool]:
    """Open the next few cases in one transaction; if one of them fails, none is opened."""
    with database.writing() as session:
        found = due(session, now, limit)
        if found is None:
            return 0, False
        parties = found.parties()
        for person_id, agency_id in parties:
            found.open(person_id, agency_id)
        if len(parties) < limit:
            found.done()
        return len(parties), True


def _one_by_one(database: Database, now: datetime, limit: int, patience: Patience, due: Due) -> tuple[int, int, bool]:
    """Open the next few, each in a transaction of its own, and set aside those that fail; say whether more can be done."""
    opened = failed = 0
    for _ in range(limit):
        done = _one(database, now, patience, due)
        if done is None:
            return opened, failed, bool(opened or failed)
        opened, failed = opened + done, failed + (not done)
    return opened, failed, True


def _one(database: Database, now: datetime, patience: Patience, due: Due) -> bool | None:
    """Open the next case, or set it aside; say whether it was opened, and nothing if there is none."""
    with database.reading() as session:
        found = due(session, now, 1)
        whom = next(iter(found.parties()), None) if found else None
    if whom is None:
        return None
    person_id, agency_id = whom
    try:
        patience.alone(lambda at: _open(database, at, person_id, agency_id, due), now)
    except Exception as error:
        if is_passing(error):
            raise
        log.exception("a recurring case was set aside")
        with database.writing() as session:
            if found := due(session, now, 1):
                found.occurrence(person_id, agency_id, f"{type(error).__name__}: {error}"[:2000])
        return False
    return True


def _open(database: Database, now: datetime, person_id: int, agency_id: int, due: Due) -> None:
    with database.writing() as session:
        if (found := due(session, now, 1)) and (person_id, agency_id) in found.parties():
            found.open(person_id, agency_id)
