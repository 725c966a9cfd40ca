"""What a copy is, whichever database it is of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from sqlalchemy import func, select

from models.database import Database
from models.rows.cases import CaseRow, HistoryRow

STAMP = "%Y%m%dT%H%M%SZ"


class NotABackup(ValueError):
    """There is nothing to copy, or the copy is no desk."""


class InUse(Exception):
    """The desk runs, so nothing can be put in its place."""


@dataclass(frozen=True)
class Contents:
    """What a desk or a copy of one holds, as far as it is worth saying before one takes the place of the other."""

    cases: int
    last_change: datetime | None

    def __str__(self) -> str:
        """Return it in words."""
        many = f"{self.cases} {'case' if self.cases == 1 else 'cases'}"
        return (
            f"{many}, last changed {self.last_change.astimezone(UTC):%Y-%m-%d %H:%M} UTC" if self.last_change else many
        )


class Copies(Protocol):
    """How copies of one kind of database are made and put back."""

    suffix: str

    def is_there(self) -> bool:
        """Say whether a database is there that a copy would take the place of."""

    def copy(self, path: Path) -> None:
        """Copy the database into a file that is not there yet, while it is in use; or raise NotABackup."""

    def prove(self, path: Path) -> None:
        """Raise NotABackup if a file is no copy of a desk, a damaged one, or one that this version does not know."""

    def put_back(self, path: Path, make_ready: Callable[[Database], None], wall: datetime) -> Path | None:
        """Let a copy take the database's place once it is ready; return where what was there is kept.

        Raises NotABackup, or InUse while the desk runs; whatever goes wrong, the desk is as it was.
        """


def named(suffix: str, wall: datetime) -> str:
    """Return the name of a copy that is made at a moment."""
    return f"desk-{wall.astimezone(UTC):{STAMP}}{suffix}"


def copies_in(folder: Path, suffix: str) -> Sequence[Path]:
    """Return the copies in a folder that bear such names, the newest first; other files are nobody's business."""
    return sorted((each for each in folder.glob(f"desk-*{suffix}") if _is_stamped(each, suffix)), reverse=True)


def _is_stamped(path: Path, suffix: str) -> bool:
    try:
        datetime.strptime(path.name, f"desk-{STAMP}{suffix}").replace(tzinfo=UTC)
    except ValueError:
        return False
    return True


def contents(database: Database) -> Contents:
    """Return what a database holds."""
    with database.reading() as session:
        cases = session.scalar(select(func.count(CaseRow.id))) or 0
        return Contents(cases, session.scalar(select(func.max(HistoryRow.at))))
