"""A disk that is full from a chosen write on: every statement that changes a row, and every commit, is counted.

It is broken beneath the program, at the driver, so that no way of writing is passed over.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

import psycopg
from sqlalchemy import Engine
from sqlalchemy.event import listen

T = TypeVar("T")
CHANGES, COMMIT = ("INSERT", "UPDATE", "DELETE", "WITH"), "COMMIT"


@dataclass
class Disk:
    """What is written, in its order; and from which write on nothing more is."""

    written: list[str] = field(default_factory=list)
    full_from: int | None = None  # counted from 0
    commits: int = 0  # that were done
    unheard: bool = False  # whether the commit at which it fills is done all the same, and only nobody hears of it
    committed: Callable[[], object] = lambda: None
    cut: Callable[[int], object] | None = None  # the line to a server, by the number of its process, instead of filling

    def begin(self, full_from: int | None = None, *, unheard: bool = False) -> None:
        """Forget what was written, and be full from some write on."""
        self.written, self.full_from, self.unheard = [], full_from, unheard

    @property
    def is_full(self) -> bool:
        """Say whether the write under way is one too many."""
        return self.full_from is not None and len(self.written) > self.full_from


def broken(engine: Engine, disk: Disk) -> None:
    """Let an engine that has no connection yet write to such a disk."""
    make = _sqlite if engine.dialect.name == "sqlite" else _postgres

    @listen_to(engine)
    def _(_dialect: Any, _record: Any, given: Any, named: Any) -> Any:
        return make(disk, given, named)


def listen_to(engine: Engine) -> Callable[[Callable[..., Any]], None]:
    """Let a function make the connections of an engine."""
    return lambda connect: listen(engine, "do_connect", connect)


class Writing:
    """What a connection has written since its last commit."""

    def __init__(self, disk: Disk, refusal: Callable[[], Exception | None]) -> None:
        """Take the disk, and what the driver says when it is full."""
        self._disk, self._refusal, self._wrote = disk, refusal, False

    def statement(self, said: Any) -> None:
        """Count a statement if it writes; refuse it if there is no room."""
        if isinstance(said, str) and said.lstrip().upper().startswith(CHANGES):
            self._wrote = True
            self._count(said)

    def commit(self, work: Callable[[], None]) -> None:
        """Commit, if there is room; what has written nothing needs none."""
        if self._wrote:
            self._wrote = False
            if self._disk.unheard and len(self._disk.written) == self._disk.full_from:
                work()
                self._disk.commits += 1
            self._count(COMMIT)
            work()
            self._disk.commits += 1
            self._disk.committed()
        else:
            work()

    def rolled_back(self) -> None:
        """Forget what was written."""
        self._wrote = False

    def _count(self, what: str) -> None:
        self._disk.written.append(what)
        if self._disk.is_full and (refusal := self._refusal()):
            raise refusal


def _full_file() -> Exception:
    error = sqlite3.OperationalError("database or disk is full")
    error.sqlite_errorcode, error.sqlite_errorname = sqlite3.SQLITE_FULL, "SQLITE_FULL"
    return error


def _sqlite(disk: Disk, given: Any, named: Any) -> sqlite3.Connection:
    class Cursor(sqlite3.Cursor):
        connection: Connection

        def execute(self, sql: str, *values: Any) -> Any:
            self.connection.writing.statement(sql)
            return super().execute(sql, *values)

        def executemany(self, sql: str, values: Any) -> Any:
            self.connection.writing.statement(sql)
            return super().executemany(sql, values)

    class Connection(sqlite3.Connection):
        def __init__(self, *given: Any, **named: Any) -> None:
            super().__init__(*given, **named)
            self.writing = Writing(disk, _full_file)

        def cursor(self, factory: Any = Cursor) -> Any:
            return super().cursor(factory)

        def commit(self) -> None:
            self.writing.commit(super().commit)

        def rollback(self) -> None:
            self.writing.rolled_back()
            super().rollback()

    return sqlite3.connect(*given, **named, factory=Connection)


def _postgres(disk: Disk, given: Any, named: Any) -> psycopg.Connection[Any]:
    class Cursor(psycopg.Cursor[Any]):
        def execute(self, query: Any, *values: Any, **how: Any) -> Any:
            self.connection.writing.statement(query)  # type: ignore[attr-defined]
            return super().execute(query, *values, **how)

        def executemany(self, query: Any, *values: Any, **how: Any) -> Any:
            self.connection.writing.statement(query)  # type: ignore[attr-defined]
            return super().executemany(query, *values, **how)

    class Connection(psycopg.Connection[Any]):
        def __init__(self, *given: Any, **named: Any) -> None:
            super().__init__(*given, **named)
            self.writing = Writing(disk, self.refusal)

        def refusal(self) -> Exception | None:
            if not disk.cut:
                return psycopg.errors.DiskFull("could not extend file")
            disk.cut(self.info.backend_pid)  # what is said next on this line finds nobody there
            return None

        def commit(self) -> None:
            self.writing.commit(super().commit)

        def rollback(self) -> None:
            self.writing.rolled_back()
            super().rollback()

    return Connection.connect(*given, **named, cursor_factory=Cursor)
