"""A Core statement compiled once a database, and run on the driver's own cursor: for the few on the hot path."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.engine import Dialect
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from sqlalchemy.sql import ClauseElement

Values = Mapping[str, Any]
Bind = Callable[[Any], Any]


def connection_of(session: Session) -> Connection:
    """Return the connection a session was opened on, without asking the session for its state."""
    return session.bind if isinstance(session.bind, Connection) else session.connection()


class Prepared:
    """A statement whose SQL is built from its declaration at the first use.

    It says the same as `connection.execute(statement, …)`, at a tenth of its cost; it runs in the
    transaction the connection is in.
    """

    def __init__(self, statement: ClauseElement) -> None:
        """Take the declaration."""
        self.statement = statement
        self._built: dict[str, _Built] = {}

    def run(self, connection: Connection, values: dict[str, Any] | Sequence[Values]) -> int:
        """Execute with one set of values or several, and return how many rows were touched."""
        built = self._for(connection.dialect)
        with DriverCursor(connection, built.sql) as cursor:
            if isinstance(values, dict):
                cursor.execute(built.sql, built.bound(values))
            elif len(values) == 1:
                cursor.execute(built.sql, built.bound(values[0]))
            else:
                cursor.executemany(built.sql, [built.bound(each) for each in values])
            return int(cursor.rowcount)

    def all(self, connection: Connection, values: Values) -> list[dict[str, Any]]:
        """Execute a SELECT and return its rows, each by the names of its columns."""
        built = self._for(connection.dialect)
        with DriverCursor(connection, built.sql) as cursor:
            cursor.execute(built.sql, built.bound(values))
            return [built.read(row) for row in cursor.fetchall()]

    def first(self, connection: Connection, values: Values) -> dict[str, Any] | None:
        """Execute a SELECT and return its first row by the names of its columns."""
        built = self._for(connection.dialect)
        with DriverCursor(connection, built.sql) as cursor:
            cursor.execute(built.sql, built.bound(values))
            row = cursor.fetchone()
        return None if row is None else built.read(row)

    def _for(self, dialect: Dialect) -> _Built:
        built = self._built.get(dialect.name)
        if built is None:
            built = self._built[dialect.name] = _Built(self.statement, dialect)
        return built


class DriverCursor:
    """The driver's own cursor; what it raises is raised as SQLAlchemy would, so that all trouble looks the same."""

    __slots__ = ("_connection", "_cursor", "_sql")

    def __init__(self, connection: Connection, sql: str) -> None:
        """Open one in the connection's transaction, for one statement."""
        if not connection.in_transaction():
            connection.begin()
        self._connection, self._sql = connection, sql
        try:
            self._cursor = connection.connection.cursor()
        except Exception as error:  # of a connection that was lost meanwhile
            self._raise(error, lost=True)
            raise

    def __enter__(self) -> Any:
        """Give the driver's cursor."""
        return self._cursor

    def __exit__(self, _: object, error: BaseException | None, __: object) -> None:
        """Close it; the values of a statement are not repeated in what is raised, since they tell of people."""
        self._cursor.close()
        dialect: Any = self._connection.dialect
        driver = dialect.loaded_dbapi
        if isinstance(error, driver.Error):
            lost = dialect.is_disconnect(error, self._connection.connection, self._cursor)
            self._raise(error, lost=lost)

    def _raise(self, error: BaseException, *, lost: bool) -> None:
        """Raise an error of the driver's as SQLAlchemy would."""
        dialect: Any = self._connection.dialect
        driver = dialect.loaded_dbapi
        if not isinstance(error, driver.Error):
            return
        if lost:
            self._connection.invalidate(error)
        raise DBAPIError.instance(
            self._sql, None, error, driver.Error,
            hide_parameters=True, connection_invalidated=lost, dialect=dialect,
        ) from error  # fmt: skip


class _Built:
    """A statement as one kind of database wants it."""

    def __init__(self, statement: ClauseElement, dialect: Dialect) -> None:
        compiled: Any = statement.compile(dialect=dialect)
        self.sql: str = str(compiled)
        names = list(compiled.positiontup if compiled.positional else compiled.binds)
        self._names: list[str] | None = None if compiled.positional else names
        self._constants = {name: bind.value for name, bind in compiled.binds.items() if not bind.required}
        self._pick = itemgetter(*names) if len(names) > 1 else lambda values: tuple(values[name] for name in names)
        kinds = [compiled.binds[name].type.dialect_impl(dialect).bind_processor(dialect) for name in names]
        self._binds: list[tuple[int, Bind]] = [(place, bind) for place, bind in enumerate(kinds) if bind]
        columns = list(getattr(statement, "selected_columns", ()))
        self._columns = tuple(column.key for column in columns)
        reads = [column.type.dialect_impl(dialect).result_processor(dialect, None) for column in columns]
        self._reads: list[tuple[int, Bind]] = [(place, read) for place, read in enumerate(reads) if read]

    def bound(self, values: Values) -> Any:
        """Return values as the driver takes them: in their order, or by their names."""
        row = list(self._pick({**self._constants, **values} if self._constants else values))
        for place, bind in self._binds:
            if row[place] is not None:
                row[place] = bind(row[place])
        return row if self._names is None else dict(zip(self._names, row, strict=True))

    def read(self, found: Sequence[Any]) -> dict[str, Any]:
        """Return a row by the names of its columns."""
        row = list(found)
        for place, read in self._reads:
            row[place] = read(row[place])
        return dict(zip(self._columns, row, strict=True))
