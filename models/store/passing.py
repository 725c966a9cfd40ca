"""Which trouble of a database passes: that of its surroundings, which is no fault of what was asked."""

from __future__ import annotations

import sqlite3

import psycopg
from sqlalchemy.exc import DBAPIError, ResourceClosedError
from sqlalchemy.exc import TimeoutError as NoConnectionFree

from models.store.turns import Crowded

_NOT_CALLED_OPERATIONAL = frozenset({"25006", "25P03", "25P04"})
"""What PostgreSQL says of its surroundings and its driver calls something else: that it only reads for now, as a standby or one that
an administrator holds; and that a transaction took too long, or fell silent in it."""
_SURROUNDINGS = frozenset({
    sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL, sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_READONLY, sqlite3.SQLITE_NOMEM, sqlite3.SQLITE_INTERRUPT, sqlite3.SQLITE_PROTOCOL,
})  # fmt: skip
_FIRST_BYTE = 0xFF  # SQLite says more exactly what it was in the bytes above


def is_passing(error: BaseException) -> bool:
    """Say whether the same may go well later: a deadlock, a lock, a server or disk that is out of reach."""
    if isinstance(error, NoConnectionFree | ResourceClosedError | Crowded):
        return True
    if isinstance(error, DBAPIError):
        return error.connection_invalidated or (error.orig is not None and is_passing(error.orig))
    if isinstance(error, psycopg.Error):
        by_class = isinstance(error, psycopg.OperationalError | psycopg.InterfaceError)
        return by_class or error.sqlstate in _NOT_CALLED_OPERATIONAL
    if isinstance(error, sqlite3.Error):
        return getattr(error, "sqlite_errorcode", 0) & _FIRST_BYTE in _SURROUNDINGS
    return False


def name_of(error: BaseException) -> str:
    """Return the driver's own name of an error: a log may have it, since it quotes nothing of a row."""
    said = error.orig if isinstance(error, DBAPIError) and error.orig else error
    return str(getattr(said, "sqlite_errorname", "")) or type(said).__name__
