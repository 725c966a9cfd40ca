"""A turn of telling: the database and the desk it is for, the desk's moment, and the wall clock's by which links expire."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from models.database import Database
from notifications.writing.letterhead import Desk
from notifications.writing.posting import Posting


@dataclass(frozen=True)
class Shift:
    """What one turn works with, and who says that nothing more is to be begun."""

    database: Database
    now: datetime
    desk: Desk
    wall: datetime
    stopping: Callable[[], bool] = lambda: False

    @contextmanager
    def posting(self) -> Iterator[Posting]:
        """Give the outbox in one transaction."""
        with self.database.writing() as session:
            yield Posting(session, self.desk, self.now, self.wall)
