"""How much room the disks of a desk have left."""

from __future__ import annotations

import shutil
from pathlib import Path

from sqlalchemy.engine import make_url

GIGABYTE = 1024**3
LEAST_FREE = GIGABYTE // 2  # with less than that a disk is nearly full


def database_file(url: str) -> Path | None:
    """Return the file of an embedded database."""
    parsed = make_url(url)
    return Path(parsed.database) if parsed.get_backend_name() == "sqlite" and parsed.database else None


def place_of(url: str) -> str:
    """Return where a database is, without a password."""
    file = database_file(url)
    return str(file.resolve()) if file else make_url(url).set(password=None).render_as_string()


def free_bytes(place: Path) -> int:
    """Return how many bytes are free where a file or folder lies."""
    there = next(each for each in (place, *place.absolute().parents) if each.exists())
    return shutil.disk_usage(there).free


def is_nearly_full(place: Path) -> bool:
    """Say whether so little room is left that somebody has to act."""
    return free_bytes(place) < LEAST_FREE
