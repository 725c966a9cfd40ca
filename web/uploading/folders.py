"""Where an upload lies while it is checked: a folder that its process holds, and that nobody keeps once the process is gone."""

from __future__ import annotations

import fcntl
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import gettempdir, mkdtemp

from web.calls import Asked, house_of

PREFIX, HELD = "hmis-desk-upload-", "held"
FRESH = timedelta(hours=1)  # a folder that nobody holds may be about to be held


class UploadFolder:
    """A folder that is this process's until it is removed; a process that ends in whatever way lets go of it."""

    def __init__(self, place: str) -> None:
        """Make one in a place."""
        self.path = Path(mkdtemp(prefix=PREFIX, dir=place))
        self._held = (self.path / HELD).open("wb")
        fcntl.flock(self._held, fcntl.LOCK_EX)

    def remove(self) -> None:
        """Remove it, and all that lies in it."""
        shutil.rmtree(self.path, ignore_errors=True)
        self._held.close()


def place_of(request: Asked) -> str:
    """Return where uploads lie while they are checked."""
    return house_of(request).settings.upload_folder or gettempdir()


@contextmanager
def upload_folder(request: Asked) -> Iterator[UploadFolder]:
    """Lend a folder for as long as one upload is checked."""
    folder = UploadFolder(place_of(request))
    try:
        yield folder
    finally:
        folder.remove()


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
