"""Copies of the embedded database: made while it is in use, and put in its place in one move, with what was there kept beside it."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from models.copies.copy import STAMP, InUse, NotABackup
from models.database import Database, open_database
from models.store.private_files import private_file, private_folder
from models.store.schema import is_known


class EmbeddedCopies:
    """The copies of a SQLite file."""

    suffix = ".sqlite3"

    def __init__(self, file: Path) -> None:
        """Take the file of the database."""
        self.file = file

    def is_there(self) -> bool:
        """Say whether the file is there."""
        return self.file.exists()

    def copy(self, path: Path) -> None:
        """Copy the database into a file that is not there yet; what is half written bears another name."""
        if path.exists() or path.is_symlink():  # a link that leads nowhere would have the desk written where it leads
            raise NotABackup(f"{path} is there already; choose another name")
        if not self.file.exists():
            raise NotABackup(f"there is no database at {self.file}")
        private_folder(path.parent)
        half = path.with_name(f"{path.name}.half")
        half.unlink(missing_ok=True)
        _copy(self.file, half)
        self.prove(half)
        half.rename(path)

    def prove(self, path: Path) -> None:
        """Raise NotABackup if a file is no copy of a desk, a damaged one, or one that this version does not know."""
        try:
            with closing(sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)) as connection:
                connection.execute("SELECT count(*) FROM case_file").fetchone()
                sound = connection.execute("PRAGMA integrity_check").fetchone()[0]
                astray = connection.execute("PRAGMA foreign_key_check").fetchone()
                revision = connection.execute("SELECT version_num FROM alembic_version").fetchone()[0]
        except sqlite3.DatabaseError as error:
            raise NotABackup(f"{path} is no copy of a desk: {error}") from error
        if sound != "ok" or astray:
            raise NotABackup(f"{path} is damaged: {sound if sound != 'ok' else f'rows of {astray[0]} lead nowhere'}")
        if not is_known(revision):
            raise NotABackup(f"{path} was made by a newer version of the desk (its schema is {revision})")

    def put_back(self, path: Path, make_ready: Callable[[Database], None], wall: datetime) -> Path | None:
        """Let a copy take the database's place once it is ready, in one move; return where what was there is kept.

        Whatever goes wrong before, the desk is as it was.
        """
        self.prove(path)
        private_folder(self.file.parent)
        coming = self.file.with_name(f"{self.file.name}.coming")
        _clear(coming)
        try:
            _copy(path, coming)
            database = open_database(f"sqlite:///{coming}")
            make_ready(database)
            database.engine.dispose()
            _settle(coming)
            kept = self._kept(wall)
            coming.replace(self.file)
        finally:
            _clear(coming)
        return kept

    def _kept(self, wall: datetime) -> Path | None:
        """Keep what is there under another name too, unless somebody uses it."""
        if not self.file.exists():
            return None
        _settle(self.file)
        kept = self.file.with_name(f"{self.file.stem}-before-{wall.astimezone(UTC):{STAMP}}{self.suffix}")
        os.link(self.file, kept)
        return kept


def _settle(file: Path) -> None:
    """Write what lies beside a database into it, and let nothing lie there; raise InUse if somebody has it open."""
    try:
        with closing(sqlite3.connect(file, timeout=0)) as connection:
            settled = connection.execute("PRAGMA journal_mode = DELETE").fetchone()[0] == "delete"
    except sqlite3.OperationalError:
        settled = False
    except sqlite3.DatabaseError:  # what is there is no database, and is kept as it is
        settled = True
    if not settled:
        raise InUse(f"{file} is in use: stop the desk first, its web processes and its workers")


def _copy(source: Path, target: Path) -> None:
    private_file(target)
    with closing(sqlite3.connect(source)) as from_, closing(sqlite3.connect(target)) as to:
        from_.backup(to)
        to.execute("PRAGMA journal_mode = DELETE")  # a copy is one file, and nothing lies beside it


def _clear(file: Path) -> None:
    for end in ("", "-wal", "-shm", "-journal"):
        file.with_name(f"{file.name}{end}").unlink(missing_ok=True)
