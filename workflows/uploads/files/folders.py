"""An upload that is a folder."""

from __future__ import annotations

from pathlib import Path
from typing import IO

from workflows.uploads.files.naming import find
from workflows.uploads.files.unreadable import Unreadable, plainly


class Folder:
    """The files of an export in a folder."""

    def __init__(self, path: Path) -> None:
        """Find the files; raises Unreadable where one is missing or is no file."""
        self._files = find(path.name or str(path), ((each.name, each) for each in path.iterdir()))
        for file, each in self._files.items():
            if not each.is_file():
                raise Unreadable(f"{file} is no file: it is a folder, or a link that leads nowhere.")

    def size(self, file: str) -> int:
        """Return the size of a file in bytes."""
        with plainly(file):
            return self._files[file].stat().st_size

    def open(self, file: str) -> IO[bytes]:
        """Open a file to be read."""
        with plainly(file):
            return self._files[file].open("rb", buffering=0)

    def vet(self, file: str, count: int) -> None:
        """Let any number of bytes be read: they lie on the disk already."""

    def close(self) -> None:
        """Do nothing: a folder is not held open."""
