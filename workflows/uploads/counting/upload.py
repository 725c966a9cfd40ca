"""An upload, opened: its files, and how far they are read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO, NamedTuple, Protocol

from workflows.uploads.files.archives import Archive
from workflows.uploads.files.folders import Folder
from workflows.uploads.files.limits import Limits
from workflows.uploads.files.naming import FILES
from workflows.uploads.files.tables import Table
from workflows.uploads.files.unreadable import Unreadable, plainly

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


class Sent(NamedTuple):
    """A zip archive that is held open, under the name it came with; it may have no place on a disk."""

    name: str
    file: IO[bytes]


@contextmanager
def opened(upload: Path | Sent, limits: Limits, progress: Progress) -> Iterator[Upload]:
    """Open an upload, and close it; raises Unreadable where it is no folder and no zip archive."""
    with ExitStack() as held:
        source = _source(upload, limits, held)
        held.callback(source.close)
        yield Upload(source, limits, progress)


def _source(upload: Path | Sent, limits: Limits, held: ExitStack) -> Source:
    """Return what holds the files of an upload; a file that is opened for it is kept open as long as `held`."""
    if isinstance(upload, Sent):
        with plainly(upload.name):
            return Archive(upload.file, upload.name, limits)
    name = upload.name or str(upload)
    with plainly(name):
        upload.stat()
        if upload.is_dir():
            return Folder(upload)
        if not upload.is_file():
            raise Unreadable(f"{name} is neither a folder nor a zip archive.")
        return Archive(held.enter_context(upload.open("rb")), name, limits)
