"""Moving the clock of a practice desk: each deadline on the way acts at its own moment, as it would have."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from threading import Lock

from models.inbox.due import next_due
from scheduler.clock import PracticeClock
from scheduler.wake import Worker

_ONE_AT_A_TIME = Lock()


@dataclass(frozen=True, slots=True)
class Moved:
    """Where the clock stands now, and what happened on the way there."""

    now: datetime
    fired: int
    notices: int


def advance(worker: Worker, clock: PracticeClock, to: datetime) -> Moved:
    """Put the clock forward, stopping wherever a deadline acts; a moment that is past moves nothing."""
    fired = notices = 0
    with _ONE_AT_A_TIME:
        while (moment := _next(worker)) is not None and moment <= to:
            clock.move(moment)
            acted, told = worker.settle(clock.now())
            fired, notices = fired + acted, notices + told
        clock.move(to)
        acted, told = worker.settle(clock.now())
    return Moved(clock.now(), fired + acted, notices + told)


def _next(worker: Worker) -> datetime | None:
    with worker.database.reading() as session:
        return next_due(session)
