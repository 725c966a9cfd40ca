"""Whole numbers put aside until they are joined: in memory at first, then in one nameless temporary file."""

from __future__ import annotations

import tempfile
from array import array
from collections.abc import Iterator
from pathlib import Path
from typing import IO

PARTS = 256  # each is joined in memory by itself: of fifty million rows, 200,000
FULL = 1024  # numbers of a part held in memory, eight bytes each
_PART = PARTS - 1
Row = tuple[int, ...]

# Ids are put aside as numbers of 64 bits, which nobody can turn back: the key of this hash differs from process to
# process. In one of some 30 million exports of a million clients, two of them share a number.
keyed = hash


class Spill:
    """Rows of a few whole numbers, sorted into parts by the first number, which says what the row is joined by.

    The file has no name, so the system forgets it even when the program is killed; it holds no text of the export.
    """

    def __init__(self, width: int, folder: Path | None) -> None:
        """Say how many numbers a row has, and where the file may be; the system's own place if None."""
        self._width, self._folder = width, folder
        self._most = FULL - FULL % width
        self._waiting = [array("q") for _ in range(PARTS)]
        self._blocks = [array("q") for _ in range(PARTS)]  # where the blocks of a part stand in the file
        self._file: IO[bytes] | None = None
        self._written = 0

    def close(self) -> None:
        """Forget everything."""
        if self._file:
            self._file.close()

    def add(self, *row: int) -> None:
        """Put a row aside."""
        waiting = self._waiting[row[0] & _PART]
        waiting.extend(row)
        if len(waiting) >= self._most:
            self._write(row[0] & _PART)

    def part(self, number: int) -> Iterator[Row]:
        """Yield the rows of one part of `PARTS`, in the order in which they were put aside."""
        for block in self._blocks[number]:
            yield from self._split(self._read(block))
        yield from self._split(self._waiting[number])

    def _split(self, numbers: array[int]) -> Iterator[Row]:
        return zip(*[iter(numbers)] * self._width, strict=True)

    def _write(self, number: int) -> None:
        if self._file is None:
            self._file = tempfile.TemporaryFile(dir=self._folder)  # noqa: SIM115 - `close` closes it
        self._file.write(self._waiting[number])
        self._blocks[number].append(self._written)
        self._written += 1
        self._waiting[number] = array("q")

    def _read(self, block: int) -> array[int]:
        numbers, size = array("q"), self._most * 8
        if self._file:
            self._file.seek(block * size)
            numbers.frombytes(self._file.read(size))
        return numbers
