"""Cases that are behind learn what changed in the registries, each in a transaction of its own."""

from __future__ import annotations

import logging
from datetime import datetime
from functools import partial

from models.database import Database
from models.inbox.due import lock
from models.lookups.learning import behind, catch_up
from models.store.passing import is_passing
from scheduler.patience import Patience

BATCH, BRIEF = 100, 10  # cases looked for at once; and that learn until others have a turn
log = logging.getLogger(__name__)


def learn(database: Database, now: datetime, patience: Patience | None = None) -> int:
    """Let all that are behind learn, and say how many had news; one that fails stops no other, and is tried again later."""
    patience, failed, news = patience or Patience(), set[int](), 0
    while waiting := _waiting(database, failed):
        for place, case_id in enumerate(waiting, 1):
            if patience.over():
                return news
            if database.has_one_writer and place % BRIEF == 0:
                patience.give_way()
            try:
                news += patience.alone(partial(_one, database, case_id), now)
            except Exception as error:
                if is_passing(error):
                    raise
                log.exception("a case cannot learn what changed: row %s", case_id, extra={"case_row": case_id})
                failed.add(case_id)
    return news


def _waiting(database: Database, failed: set[int]) -> list[int]:
    with database.reading() as session:
        return [each for each in behind(session, BATCH + len(failed)) if each not in failed]


def _one(database: Database, case_id: int, now: datetime) -> bool:
    with database.writing() as session:
        lock(session, case_id)
        return catch_up(session, case_id, now)
