"""A process that is killed at a chosen statement: a fork of this one, so that it need not learn all of the program again."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from typing import Any

from sqlalchemy import Engine
from sqlalchemy.event import listen

from models.database import Database, open_database


class Killed:
    """Statements and commits of an engine, of which the last one kills its process."""

    def __init__(self, engine: Engine, last: int | None) -> None:
        """Listen to an engine; without a last one only count."""
        self.count, self.commits, self._last = 0, list[int](), last
        listen(engine, "before_cursor_execute", self._next)
        listen(engine, "commit", self._commit)

    def _next(self, *_: Any) -> None:
        self.count += 1
        if self.count == self._last:
            os.kill(os.getpid(), signal.SIGKILL)

    def _commit(self, *_: Any) -> None:
        self.commits.append(self.count + 1)
        self._next()


def do_and_die(url: str, deed: Callable[[Database], object], last: int) -> int:
    """Do something with a database in another process, which is killed at a statement; return by which signal it ended, or 0."""
    child = os.fork()
    if child == 0:
        try:
            database = open_database(url)
            Killed(database.engine, last)
            deed(database)
            os._exit(0)
        finally:
            os._exit(1)
    _, status = os.waitpid(child, 0)
    return os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
