"""The sweep: what the calendar begins is opened, every deadline is acted on whose next rung is reached, and what waits is asked for."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from datetime import datetime

from models.casebook.casebook import fire
from models.database import Database
from models.inbox.due import claim, lock, set_aside, still_due
from models.lookups.learning import catch_up
from models.store.passing import is_passing
from models.store.transaction import Transaction
from scheduler.calendar_work import begin_what_recurs
from scheduler.patience import Patience
from scheduler.second_person import ask_for_confirmation
from scheduler.trainings import tell_of_trainings
from workflows.grammar.events import Tick

BATCH = 50  # deadlines a transaction
BRIEF = 10  # where one writes at a time
MOST_LEFT = 3  # deadlines that trouble keeps from being acted on, until the whole sweep waits for its next waking
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Swept:
    """How many deadlines were acted on, cases opened and people asked again, and how many of these were set aside."""

    fired: int
    failed: int


def sweep(database: Database, now: datetime, batch: int = 0, patience: Patience | None = None) -> Swept:
    """Act on all that is due at `now`; several workers may do so at once. Trouble that outlasts all waits is raised.

    Nobody waits for the whole of it: a batch is one transaction, and on SQLite people have a turn after each.
    """
    patience = patience or Patience()
    batch = batch or (BRIEF if database.has_one_writer else BATCH)
    fired, failed = begin_what_recurs(database, now, batch, patience)
    swept = _Sweeping(database, batch, patience, fired, failed).run(now)
    asked = ask_for_confirmation(database, patience.moment(now), batch, patience)
    asked += tell_of_trainings(database, patience.moment(now), batch, patience)
    return Swept(swept.fired + asked, swept.failed)


@dataclass
class _Sweeping:
    """A sweep under way, and the deadlines that trouble of the surroundings keeps for a later one."""

    database: Database
    limit: int
    patience: Patience
    fired: int = 0
    failed: int = 0
    left: set[int] = field(default_factory=set)

    def run(self, now: datetime) -> Swept:
        """Act on batch after batch, until nothing is due or the worker is to stop."""
        more = True
        while more and not self.patience.over():
            now = self.patience.moment(now)
            try:
                claimed, done = self.patience.tried(self._batch, now)
                more, self.fired = claimed > 0, self.fired + done
                if claimed == self.limit and self.database.has_one_writer:
                    self.patience.give_way()
            except Exception:
                log.exception("a batch of deadlines is done again, one by one")
                more = self._one_by_one(now)
        return Swept(self.fired, self.failed)

    def _batch(self, now: datetime) -> tuple[int, int]:
        """Act on the next few in one transaction; if one of them fails, none is done."""
        with self.database.writing() as session:
            due = claim(session, now, self.limit, self.left)
            return len(due), sum(_strike(session, row.id, row.case_id, row.key, now) for row in due)

    def _one_by_one(self, now: datetime) -> bool:
        """Act on the next few, each in a transaction of its own; say whether there were any."""
        with self.database.reading() as session:
            due = claim(session, now, self.limit, self.left)
        for row in due:
            self._alone(row.id, row.case_id, row.key, now)
        return bool(due)

    def _alone(self, duty_id: int, case_id: int, key: str, now: datetime) -> None:
        """Act on one deadline; what fails by itself is set aside, what only trouble stands against is left for later."""

        def act(at: datetime) -> bool:
            with self.database.writing() as session:
                lock(session, case_id)
                return _strike(session, duty_id, case_id, key, at)

        try:
            self.fired += self.patience.alone(act, now)
        except Exception as error:
            if is_passing(error):
                self.left.add(duty_id)
                if len(self.left) >= MOST_LEFT:
                    raise
                return
            log.exception("deadline %s was set aside", duty_id, extra={"case_row": case_id})
            with self.database.writing() as session:
                set_aside(session, duty_id, f"{type(error).__name__}: {error}")
            self.failed += 1


def _strike(session: Transaction, duty_id: int, case_id: int, key: str, now: datetime) -> bool:
    """Act on one deadline, unless another one of the batch has ended it."""
    catch_up(session, case_id, now)
    if not still_due(session, duty_id, now):
        return False
    fire(session, case_id, Tick(key), now)
    return True
