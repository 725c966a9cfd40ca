"""An upload, opened: its files, and how far they are read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Protocol

from workflows.uploads.files.archives import Archive
from workflows.uploads.files.folders import Folder
from workflows.uploads.files.limits import Limits
from workflows.uploads.files.naming import FILES
from workflows.uploads.files.tables import Table
from workflows.uploads.files.unreadable import plainly

Progress = Callable[[int, int], None]


class Source(Protocol):
    """What holds the files of an upload."""

    def size(self, file: str) -> int:
        """Return the size of a file in bytes, unpacked."""
        ...

    def open(self, file: str) -> IO[bytes]:
        """Open a file to be read from its beginning to its end."""
        ...

    def vet(self, file: str, count: int) -> None:
        """Be told of bytes read; raises Unreadable where they are too many."""
        ...

    def close(self) -> None:
        """Let go of what is held open."""
        ...


class Upload:
    """The files of one export, and how many bytes of them are read."""

    def __init__(self, source: Source, limits: Limits, progress: Progress) -> None:
        """Take where the files lie, and whom to tell of bytes done and bytes in all."""
        self._source, self._progress, self.limits = source, progress, limits
        self._total, self._done = sum(map(source.size, FILES)), 0

    @contextmanager
    def table(self, file: str) -> Iterator[Table]:
        """Give a file to be read; raises Unreadable where its header cannot be."""

        def watch(count: int) -> None:
            self._source.vet(file, count)
            self._done += count
            self._progress(min(self._done, self._total), self._total)

        with self._source.open(file) as stream:
            yield Table(file, stream, watch, self.limits.row)


@contextmanager
def opened(path: Path, limits: Limits, progress: Progress) -> Iterator[Upload]:
    """Open an upload, a folder or a zip archive, and close it; raises Unreadable where it is neither."""
    with plainly(path.name or str(path)):
        path.stat()
        source: Source = Folder(path) if path.is_dir() else Archive(path, limits)
    try:
        yield Upload(source, limits, progress)
    finally:
        source.close()
