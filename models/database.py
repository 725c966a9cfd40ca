"""Opening a database: SQLite embedded, or PostgreSQL; and the transactions on it."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg
from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DataError
from sqlalchemy.orm import Session

import models.effects  # what effects write must be known before a case is decided
import models.store.voided  # noqa: F401 - what was entered in error is passed over from the first query on
from models.access.adopted import AdoptedRules
from models.access.rulebook import RULEBOOK, Rulebook
from models.store.prepared import DriverCursor
from models.store.private_files import private_file, private_folder
from models.store.turns import Turns

BUSY_SECONDS = 30  # how long a writer waits for another one
SILENT_SECONDS = (
    60  # how long a transaction may say nothing, as that of a machine that is gone, until PostgreSQL ends it
)
WRITERS = 8  # at a time in a process, of its twenty connections

UNKEEPABLE = (DataError, psycopg.DataError, OverflowError, UnicodeEncodeError)
"""What a database raises at a number or a character that it cannot hold."""


class Astray(Exception):
    """Rows would refer to what is not there any more."""


@dataclass
class Database:
    """An opened database, and the rules its cases run by: those of files, and the editions that were adopted in it."""

    engine: Engine
    on_file: Rulebook = RULEBOOK
    _idle: deque[Session] = field(default_factory=deque, repr=False)
    _turns: Turns = field(init=False, repr=False)
    _rules: AdoptedRules = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Leave connections and threads to those who read."""
        self._rules = AdoptedRules(self.on_file)
        self._turns = Turns(1 if self.has_one_writer else WRITERS, BUSY_SECONDS)

    @property
    def has_one_writer(self) -> bool:
        """Say whether whoever writes keeps everybody else from writing."""
        return self.engine.dialect.name == "sqlite"

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Give a session that only reads, all of it as of one moment."""
        with self._lent("BEGIN") as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """Give one transaction: all of it is written, or nothing; SQLite takes its write lock at once."""
        with self._turns.mine(), self._lent("BEGIN IMMEDIATE") as session:
            yield session
            session.flush()

    @contextmanager
    def rebuilding(self) -> Iterator[Session]:
        """Give one transaction in which tables may be made anew: what rows refer to is looked at when all is done.

        SQLite makes a table anew by dropping the old one, to which rows of others refer in that moment.
        """
        with self._turns.mine(), self._lent("PRAGMA foreign_keys = OFF", "BEGIN IMMEDIATE") as session:
            if self.has_one_writer:
                session.connection().detach()  # it is closed at the end, so that no other one leaves references unchecked
            before = _astray(session)
            yield session
            session.flush()
            if new := _astray(session) - before:
                raise Astray(
                    "; ".join(sorted(f"rows of {of} would refer to what is not there in {to}" for of, to in new))
                )

    @contextmanager
    def trying(self) -> Iterator[Session]:
        """Give a session in which something is tried out: all that it writes is there for a moment, and taken back."""
        with self._turns.mine(), self._lent("BEGIN IMMEDIATE") as session, session.begin_nested() as trial:
            try:
                yield session
            finally:
                trial.rollback()

    @property
    def rulebook(self) -> Rulebook:
        """The rules as they were read last, with the editions that were adopted by then."""
        return self._rules.newest

    def rules_on(self, connection: Connection) -> Rulebook:
        """Return the rules as of the transaction of a connection, with the editions that were adopted by then."""
        return self._rules.read(connection)

    @contextmanager
    def _lent(self, *begin: str) -> Iterator[Session]:
        """Lend a session on a connection in a transaction; sessions are used again, since making one costs as a query."""
        with self.engine.begin() as connection:
            if connection.dialect.name == "sqlite":
                for each in begin:
                    with DriverCursor(connection, each) as cursor:
                        cursor.execute(each)
            session = self._idle.pop() if self._idle else Session(expire_on_commit=False)
            session.bind, session.info["rulebook"] = connection, self.rules_on(connection)
            yield session
        if session.in_transaction():  # it was used for more than its connection
            session.close()
        self._idle.append(session)


def open_database(url: str, rulebook: Rulebook = RULEBOOK, *, practice: bool = False) -> Database:
    """Open the database at a URL such as `sqlite:///desk.sqlite3` or `postgresql+psycopg://…`.

    A practice desk on SQLite does not wait for the disk at every step: a power cut may take its last ones.
    """
    if make_url(url).get_backend_name() != "sqlite":
        served = create_engine(url, pool_pre_ping=True, pool_size=10, hide_parameters=True)
        event.listen(served, "connect", _bound)
        return Database(served, rulebook)
    if (path := make_url(url).database) and path != ":memory:":
        private_folder(Path(path).parent)
        private_file(Path(path))
    engine = create_engine(
        url,
        connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False},
        pool_size=10,
        hide_parameters=True,  # no log tells of people
        pool_reset_on_return=None,  # a rollback of nothing costs as much as a short query; see _leave
    )
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "reset", _leave)
    if practice:
        event.listen(engine, "connect", _hurry)
    return Database(engine, rulebook)


def _astray(session: Session) -> Counter[tuple[str, str]]:
    """Count the rows that refer to what is not there, by their table and the other one; PostgreSQL lets none be so."""
    if session.connection().dialect.name != "sqlite":
        return Counter()
    return Counter((row[0], row[2]) for row in session.execute(text("PRAGMA foreign_key_check")))


def _bound(connection: psycopg.Connection[Any], _: Any) -> None:
    """Let nobody wait for another one's lock for ever, and nobody who fell silent hold one."""
    connection.execute(f"SET lock_timeout = '{BUSY_SECONDS}s'")
    connection.execute(f"SET idle_in_transaction_session_timeout = '{SILENT_SECONDS}s'")
    connection.commit()


def _prepare(connection: Any, _: Any) -> None:
    connection.isolation_level = None  # the driver would begin by itself, and too late
    # secure_delete: what is withheld is overwritten in the file, not only forgotten
    pragmas = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON")
    for pragma in (*pragmas, f"busy_timeout={BUSY_SECONDS * 1000}"):
        connection.execute(f"PRAGMA {pragma}")


def _leave(connection: Any, *_: Any) -> None:
    """Let a connection go back without the transaction whose commit failed: it would keep everybody from writing for good."""
    if connection.in_transaction:
        connection.rollback()


def _hurry(connection: Any, _: Any) -> None:
    connection.execute("PRAGMA synchronous=NORMAL")
