"""Making copies on a schedule: each under a name of its own, the oldest ones taken away once a new one is proved."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from sqlalchemy.engine import make_url

from models.copies.copy import Copies, copies_in, named
from models.copies.embedded import EmbeddedCopies
from models.copies.served import ServedCopies
from models.desk.disk import database_file
from models.desk.heartbeats import BACKUP, beat
from models.store.transaction import Transaction


def copies_of(url: str) -> Copies:
    """Return how the database at a URL is copied."""
    file = database_file(url)
    if make_url(url).get_backend_name() == "sqlite":
        return EmbeddedCopies(file or Path(":memory:"))
    return ServedCopies(url)


def rotate(copies: Copies, folder: Path, keep: int, wall: datetime) -> tuple[Path, list[Path]]:
    """Make a copy in a folder and keep so many of the newest; return it, and which were taken away. Raises NotABackup."""
    made = folder / named(copies.suffix, wall)
    copies.copy(made)
    gone = list(copies_in(folder, copies.suffix)[keep:])
    for each in gone:
        each.unlink(missing_ok=True)
    return made, gone


def note_copy(session: Transaction, wall: datetime) -> None:
    """Write down that the desk was copied, by this program or by another one."""
    beat(session, BACKUP, wall)
