"""One waking of the desk: sweep what is due, tell what there is to tell, and send it."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import datetime

from models.database import Database
from models.desk.heartbeats import WORKER, beat
from notifications.sending.sender import Postman
from notifications.writing.dispatch import dispatch
from notifications.writing.letterhead import Desk
from scheduler.clock import Clock, wall_now
from scheduler.patience import Patience
from scheduler.sweep import sweep


@dataclass(frozen=True)
class Worker:
    """All that a worker needs; without a postman mail stays in the desk's own mailbox."""

    database: Database
    clock: Clock
    desk: Desk
    postman: Postman | None = None

    def wake(self) -> int:
        """Act on everything that is due now, and return how many deadlines and messages that was."""
        now = self.clock.now()
        swept = sweep(self.database, now, patience=Patience(clock=self.clock.now))
        written = dispatch(self.database, now, self.desk, wall_now())
        if self.postman:
            asyncio.run(self.postman.deliver(self.database, now))
        with self.database.writing() as session:
            beat(session, WORKER, wall_now())
        return swept.fired + written

    def settle(self, now: datetime) -> tuple[int, int]:
        """Act on what is due at a moment, without sending; return deadlines acted on and messages written."""
        return sweep(self.database, now).fired, dispatch(self.database, now, self.desk, wall_now())
