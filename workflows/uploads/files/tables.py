"""One file of an export, read row by row; never more than a row of it is held in memory."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Container, Iterator, Sequence
from contextlib import contextmanager
from operator import itemgetter
from typing import IO

from workflows.uploads.files.streams import Watched
from workflows.uploads.files.unreadable import Unreadable, plainly

BUFFER = 256 * 1024  # bytes read at once
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
DELETED = "DateDeleted"
SEPARATORS = {";": "semicolons", "\t": "tabs", "|": "vertical bars"}
_DAY = re.compile(r"(?=.*[1-9])(\D*\d){5}")  # five digits or more, and not all of them zeros


class Table:
    """A file of an export; its columns are found by their names, in whatever order they stand.

    Every way of reading it raises Unreadable where the file is not as it must be.
    """

    def __init__(self, file: str, stream: IO[bytes], watch: Callable[[int], None], longest: int) -> None:
        """Read the header; `watch` is told of the bytes read, `longest` is how many of them a row may have."""
        self.file, self.deleted, self.undated = file, 0, 0
        self._watch, self._longest = watch, longest
        self._seen = self._seen_before = self._empty = self._pending = 0
        self._bytes = io.BufferedReader(Watched(stream, self._watched), BUFFER)
        with plainly(file):
            start = self._bytes.peek(2)
        if start.startswith(UTF_16) or b"\0" in start[:4]:
            raise Unreadable(f"{file} is in UTF-16. Save it as UTF-8.")
        self._reader = csv.reader(io.TextIOWrapper(self._bytes, encoding="utf-8-sig", newline=""))
        self._header = [name.strip().casefold() for name in self._first()]

    @property
    def count(self) -> int:
        """How many rows were read, without those that are empty or deleted."""
        return self._seen - self._empty - self.deleted

    def has(self, *columns: str) -> bool:
        """Say whether all these columns are there."""
        return all(column.casefold() in self._header for column in columns)

    def rows(self, *columns: str, may_lack: Container[str] = ()) -> Iterator[tuple[str, ...]]:
        """Yield what stands in these columns, two or more, row by row; rows marked as deleted are left out.

        A column that the file may lack is empty in all its rows if it does.
        """
        pick, width = itemgetter(*self._places(columns, may_lack)), len(self._header)
        deleted = self._header.index(DELETED.casefold()) if self.has(DELETED) else None
        with self._plainly():
            for row in self._reader:
                self._seen += 1
                if len(row) != width:
                    self._refuse_unless_empty(row)
                elif deleted is not None and row[deleted] and self._is_deleted(row[deleted]):
                    self.deleted += 1
                else:
                    row.append("")  # what stands in a column that is not there
                    yield pick(row)

    def _is_deleted(self, mark: str) -> bool:
        """Say whether what stands in DateDeleted is a date of any kind: NULL or 0 deletes nothing."""
        if is_deleted := bool(_DAY.match(mark)):
            return is_deleted
        self.undated += not mark.isspace()
        return False

    def _first(self) -> list[str]:
        with self._plainly():
            for row in self._reader:
                if row:
                    self._refuse_other_separators(row)
                    return row
        raise Unreadable(f"{self.file} is empty. A file without rows has at least its header.")

    def _refuse_other_separators(self, row: list[str]) -> None:
        first = row[0].removeprefix("\ufeff").strip().casefold()
        if first.startswith("sep="):
            raise Unreadable(
                f'{self.file} begins with the line "sep=", which is for spreadsheets. Remove that line from the file.'
            )
        for separator, words in SEPARATORS.items():
            if len(row) == 1 and separator in first:
                raise Unreadable(f"{self.file} has {words} between its columns. HMIS CSV files have commas.")

    def _places(self, columns: Sequence[str], may_lack: Container[str]) -> list[int]:
        if missing := [column for column in columns if not self.has(column) and column not in may_lack]:
            raise Unreadable(f"{self.file} lacks {', '.join(missing)}. Its first line must name all its columns.")
        if double := [column for column in columns if self._header.count(column.casefold()) > 1]:
            raise Unreadable(f"{self.file} has two columns {', '.join(double)}.")
        return [self._header.index(column.casefold()) if self.has(column) else -1 for column in columns]

    def _refuse_unless_empty(self, row: list[str]) -> None:
        if row:
            has, wants, line = len(row), len(self._header), self._line
            cut = "" if any(self._reader) else " The file ends there: it may be cut off."
            raise Unreadable(f"{line} has {has} column{'' if has == 1 else 's'}, where the header has {wants}.{cut}")
        self._empty += 1

    @property
    def _line(self) -> str:
        return f"{self.file}, line {self._reader.line_num:,},"

    def _watched(self, count: int) -> None:
        """Watch that rows come to an end: an open quotation mark could gather the whole file in memory."""
        self._pending = self._pending + count if self._seen == self._seen_before else 0
        self._seen_before = self._seen
        if self._pending > self._longest:
            raise Unreadable(f"{self.file} has a row of more than {self._longest:,} bytes. Is a quotation mark open?")
        self._watch(count)

    @contextmanager
    def _plainly(self) -> Iterator[None]:
        with plainly(self.file):
            try:
                yield
            except UnicodeDecodeError as error:
                line = self._reader.line_num + 1 + error.object.count(b"\n", 0, error.start)
                told = f"{self.file}, line {line:,}, is not in UTF-8. Save the file as UTF-8."
                raise Unreadable(told) from None  # the error itself holds what stands in the file
            except csv.Error as error:
                most = csv.field_size_limit()
                raise Unreadable(
                    f"{self._line} has a field of more than {most:,} characters. Is a quotation mark open?"
                ) from error
