"""An upload that is a zip archive; it is read in place, and nothing of it is ever unpacked to a disk."""

from __future__ import annotations

import stat
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from workflows.uploads.files.contents import size_of_contents
from workflows.uploads.files.limits import Limits
from workflows.uploads.files.naming import find, proper
from workflows.uploads.files.unreadable import Unreadable, plainly

ENCRYPTED = 0x1
METHODS = (ZIP_STORED, ZIP_DEFLATED)  # others may ask gigabytes of memory to be unpacked


class Archive:
    """The files of an export in a zip archive, at its top or in one folder."""

    def __init__(self, file: IO[bytes], name: str, limits: Limits) -> None:
        """Open the archive, and find the files; raises Unreadable where that is not possible or not safe."""
        self._limits, self._unpacked = limits, Counter[str]()
        if size_of_contents(file, name) > limits.contents:
            raise Unreadable(f"{name} holds far more files than an export has.")
        self._zip = ZipFile(file)
        try:
            self._entries = find(name, _in_one_folder(self._zip.infolist()))
            for proper_name, entry in self._entries.items():
                _inspect(proper_name, entry)
            self._refuse_if_large(sum(entry.file_size for entry in self._entries.values()))
        except Unreadable:
            self.close()
            raise

    def size(self, file: str) -> int:
        """Return the size in bytes that a file is said to have, unpacked."""
        return self._entries[file].file_size

    def open(self, file: str) -> IO[bytes]:
        """Open a file to be unpacked while it is read."""
        with plainly(file):
            return self._zip.open(self._entries[file])

    def vet(self, file: str, count: int) -> None:
        """Add so many bytes to those unpacked, and hold them against the limits; raises Unreadable."""
        self._unpacked[file] += count
        self._refuse_if_large(self._unpacked.total())
        unpacked, most = self._unpacked[file], self._limits.ratio
        if unpacked > self._limits.ratio_from and unpacked > self._entries[file].compress_size * most:
            raise Unreadable(f"{file} is packed more than {most} to 1, as no export is.")

    def close(self) -> None:
        """Close the archive."""
        self._zip.close()

    def _refuse_if_large(self, size: int) -> None:
        if size > self._limits.unpacked:
            raise Unreadable(f"The export has more than {self._limits.unpacked:,} bytes once it is unpacked.")


def _in_one_folder(entries: Iterable[ZipInfo]) -> Iterator[tuple[str, ZipInfo]]:
    """Yield files by their names without the folder; raises Unreadable where those of the export are in several."""
    folders = set[str]()
    for entry in entries:
        folder, _, name = entry.filename.replace("\\", "/").rpartition("/")
        if folder.startswith("__MACOSX"):
            continue
        if proper(name):
            folders.add(folder)
        yield name, entry
    if len(folders) > 1:
        raise Unreadable("The files of the export lie in several folders of the archive. Put them into one.")


def _inspect(file: str, entry: ZipInfo) -> None:
    """Raise Unreadable where a file of the archive cannot be unpacked safely."""
    if entry.flag_bits & ENCRYPTED:
        raise Unreadable(f"{file} is encrypted. Make the archive without a password.")
    if stat.S_ISLNK(entry.external_attr >> 16):
        raise Unreadable(f"{file} is a link, not a file. Put the file itself into the archive.")
    if entry.compress_type not in METHODS:
        raise Unreadable(
            f"{file} is packed in an unusual way. Make the archive again, with the ordinary method, deflate."
        )
