"""Copies of the embedded database, made while it is in use, and put back."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from sqlalchemy.engine import make_url

from models.store.private_files import private_file, private_folder


class NotABackup(ValueError):
    """There is nothing to copy, or the copy is no desk."""


def back_up(url: str, path: Path) -> None:
    """Copy the database at a URL into a file that is not there yet; or raise NotABackup."""
    source = _file(url)
    if path.exists() or path.is_symlink():  # a link that leads nowhere would have the desk written where it leads
        raise NotABackup(f"{path} is there already; choose another name")
    if not source.exists():
        raise NotABackup(f"there is no database at {source}")
    _copy(source, path)


def restore_from(url: str, path: Path) -> None:
    """Put a copy in the place of the database; or raise NotABackup."""
    prove(path)
    target = _file(url)
    private_folder(target.parent)
    _copy(path, target)


def _file(url: str) -> Path:
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite" or not parsed.database:
        raise NotABackup("only the embedded database is copied so; for PostgreSQL use pg_dump and pg_restore")
    return Path(parsed.database)


def _copy(source: Path, target: Path) -> None:
    private_file(target)
    with sqlite3.connect(source) as from_, sqlite3.connect(target) as to:
        from_.backup(to)


def prove(path: Path) -> None:
    """Raise NotABackup if a file is no copy of a desk, or a damaged one."""
    try:
        with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as connection:
            connection.execute("SELECT count(*) FROM case_file").fetchone()
            sound = connection.execute("PRAGMA quick_check").fetchone()[0]
    except sqlite3.DatabaseError as error:
        raise NotABackup(f"{path} is no copy of a desk: {error}") from error
    if sound != "ok":
        raise NotABackup(f"{path} is damaged: {sound}")
