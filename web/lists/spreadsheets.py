"""The rows of the first sheet of a spreadsheet file: Excel's, old and new, and LibreOffice's."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import reduce

from python_calamine import CalamineError, CalamineWorkbook

from web.lists.unreadable import MOST_COLUMNS, MOST_ROWS, Unreadable

PACKED, OLD = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MOST_UNPACKED = 200_000_000  # bytes
PIECE = 1 << 20
CELL = re.compile(
    rb'<(?:\w+:)?c\s(?:[^<>]{0,200}\s)?r="([A-Z]{1,3})([0-9]{1,7})"[^<>/]{0,200}>'
)  # one that is not empty
NO_SHEET = "it is no spreadsheet that we can read. Save it as .xlsx or as “CSV UTF-8”"
TOO_LARGE = f"its sheet is too large: a list has at most {MOST_ROWS:,} rows and {MOST_COLUMNS} columns. Delete what is below and beside it"


def is_spreadsheet(content: bytes) -> bool:
    """Say whether a file is packed as spreadsheets are."""
    return content.startswith((PACKED, OLD))


def rows_of_sheet(content: bytes) -> tuple[list[list[str]], str]:
    """Return the rows of the first sheet as a person reads them, and its name if there are others; or raise Unreadable."""
    if content.startswith(PACKED):
        _prove(content)
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
            sheet = book.get_sheet_by_index(0)
            height, width = sheet.end or (0, 0)
            if height >= MOST_ROWS or width >= MOST_COLUMNS:
                raise Unreadable(TOO_LARGE)
            rows = [[_as_read(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]
            return rows, sheet.name if len(book.sheet_names) > 1 else ""
    except CalamineError as error:
        raise Unreadable(_why(error)) from error


def _why(error: CalamineError) -> str:
    return "it has a password. Save it without one" if "assword" in str(error) else NO_SHEET


def _prove(content: bytes) -> None:
    """Raise Unreadable of a package that is no spreadsheet, is damaged, or is larger unpacked than any list."""
    left = MOST_UNPACKED
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            names = package.namelist()
            if "content.xml" not in names and not any(name.startswith("xl/workbook.") for name in names):
                raise Unreadable(NO_SHEET)
            for entry in package.infolist():
                read = _unpacked(package, entry, left)
                left -= len(read)
                if entry.filename.startswith("xl/worksheets/"):
                    _prove_near(read)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise Unreadable("it is damaged or cut off. Save it again") from error


def _unpacked(package: zipfile.ZipFile, entry: zipfile.ZipInfo, most: int) -> bytes:
    read = bytearray()
    with package.open(entry) as file:
        while piece := file.read(PIECE):
            read += piece
            if len(read) > most:
                raise Unreadable(f"unpacked it has more than {MOST_UNPACKED // 1_000_000} megabytes, as no list does")
    return bytes(read)


def _prove_near(sheet: bytes) -> None:
    """Raise Unreadable of a sheet with a cell so far off that all of them together would fill the memory."""
    for column, row in CELL.findall(sheet):
        if int(row) > MOST_ROWS or reduce(lambda sum_, letter: sum_ * 26 + letter - 64, column, 0) > MOST_COLUMNS:
            raise Unreadable(TOO_LARGE)


def _as_read(value: str | float | bool | date | time | timedelta) -> str:
    """Return a cell as a person would read it: 42 and not 42.0, a day as 2026-03-02."""
    match value:
        case bool():
            return "yes" if value else "no"
        case float():
            return _number(value)
        case datetime():
            return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
        case date() | time():
            return value.isoformat()
    return str(value)


def _number(value: float) -> str:
    return format(Decimal(int(value)) if value.is_integer() else Decimal(repr(value)), "f")
