"""Empty databases for tests: SQLite files and a real PostgreSQL, each as one that was migrated once."""

from __future__ import annotations

import atexit
import shutil
import tempfile
import weakref
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

from sqlalchemy import Engine
from sqlalchemy.event import listen

from models.access.rulebook import RULEBOOK, Rulebook
from models.database import Database, open_database
from models.upgrading.upgrade import upgrade
from tests import postgres_server

_NUMBERS = count(1)


@cache
def _workshop() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="hmis-desk-tests-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


@cache
def _sqlite_pattern() -> Path:
    path = _workshop() / "pattern.sqlite3"
    database = open_database(f"sqlite:///{path}")
    upgrade(database)
    database.engine.dispose()
    return path


def sqlite(rulebook: Rulebook = RULEBOOK) -> Database:
    """Return an empty desk on SQLite."""
    return _lent(_SQLITE, _new_sqlite, rulebook)


def _new_sqlite() -> _Place:
    path = _workshop() / f"desk-{next(_NUMBERS)}.sqlite3"

    def empty() -> None:
        engine.dispose()
        for each in (f"{path}-wal", f"{path}-shm"):
            Path(each).unlink(missing_ok=True)
        shutil.copy(_sqlite_pattern(), fresh := path.with_suffix(".fresh"))
        fresh.replace(path)

    engine = _like_the_first(open_database(f"sqlite:///{path}").engine)
    listen(engine, "connect", _spare)
    return _Place(engine, empty)


def _spare(connection: Any, _: object) -> None:
    """Spare a database what would keep it through a power cut: nothing in it outlives the run."""
    connection.execute("PRAGMA synchronous = OFF")


@dataclass(frozen=True)
class _Place:
    """A database that one test after the other may have: what its engine compiled once, it need not compile again."""

    engine: Engine
    empty: Callable[[], None]


_SQLITE, _POSTGRES = list[_Place](), list[_Place]()  # those that nobody has at the moment
_CHANGED = set[Engine]()
_FIRST = dict[str, Engine]()


def _like_the_first(engine: Engine) -> Engine:
    """Let an engine use what the first of its dialect has compiled: each for itself, they fill the memory with the same."""
    first = _FIRST.setdefault(engine.dialect.name, engine)
    engine.dialect, engine._compiled_cache = first.dialect, first._compiled_cache
    return engine


def _lent(idle: list[_Place], make: Callable[[], _Place], rulebook: Rulebook) -> Database:
    place = idle.pop() if idle else make()
    place.empty()
    database = Database(place.engine, rulebook)
    weakref.finalize(database, _give_back, idle, place).atexit = False
    return database


def _give_back(idle: list[_Place], place: _Place) -> None:
    if place.engine not in _CHANGED:
        idle.append(place)


def changed(engine: Engine) -> Engine:
    """Let no later test have a database whose engine or schema a test changes; return the engine."""
    _CHANGED.add(engine)
    return engine


def postgres(rulebook: Rulebook = RULEBOOK) -> Database:
    """Return an empty desk on PostgreSQL."""
    return _lent(_POSTGRES, _new_postgres, rulebook)


def _new_postgres() -> _Place:
    name, lent = f"desk{next(_NUMBERS)}", count()
    engine = _like_the_first(open_database(postgres_server.url(name)).engine)

    def empty() -> None:
        if next(lent) % postgres_server.LENT_BEFORE_RENEWED:
            postgres_server.empty(engine)  # its connections are kept: to begin one costs as much as some statements
        else:
            engine.dispose()
            postgres_server.create(name, postgres_server.pattern())

    return _Place(engine, empty)


def bare(kind: str, rulebook: Rulebook = RULEBOOK) -> Database:
    """Return a database without a table, as before the first migration."""
    number = next(_NUMBERS)
    if kind == "sqlite":
        database = open_database(f"sqlite:///{_workshop() / f'bare-{number}.sqlite3'}", rulebook)
        listen(database.engine, "connect", _spare)
        return database
    postgres_server.create(f"bare{number}")
    return open_database(postgres_server.url(f"bare{number}"), rulebook)


KINDS = {"sqlite": sqlite, "postgres": postgres}


def by_turns(name: str, rulebook: Rulebook = RULEBOOK) -> Database:
    """Return an empty desk on one of the databases: where many walks by chance say the same, each takes another one."""
    kinds = list(KINDS)
    return KINDS[kinds[sum(map(ord, name)) % len(kinds)]](rulebook)
