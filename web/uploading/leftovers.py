"""Uploads that earlier versions of the desk left on the disk when they were killed: they lay in folders with a name."""

from __future__ import annotations

import fcntl
import shutil
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

PREFIX, HELD = "hmis-desk-upload-", "held"
FRESH = timedelta(hours=1)  # a folder that nobody holds may be about to be held by a desk that still runs


def remove_left(place: str, now: datetime) -> int:
    """Remove what processes that are gone left behind in a place: it is what clients told an agency; return how much it was."""
    return sum(_remove_if_left(each, now) for each in Path(place).glob(f"{PREFIX}*"))


def _remove_if_left(folder: Path, now: datetime) -> bool:
    with suppress(OSError):
        if not (folder / HELD).exists():
            is_left = now - datetime.fromtimestamp(folder.stat().st_mtime, UTC) > FRESH
        else:
            is_left = _is_let_go(folder / HELD)
        if is_left:
            shutil.rmtree(folder)
        return is_left
    return False


def _is_let_go(held: Path) -> bool:
    with held.open("rb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
