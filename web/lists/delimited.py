"""The rows of a CSV file, whatever stands between its cells and around them."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from operator import itemgetter

from web.lists.unreadable import MOST_ROWS, Unreadable

Score = Callable[[list[str]], int]
"""Says how many columns that are looked for a row names."""

DELIMITERS, QUOTES = (",", ";", "\t", "|"), ('"', "'")
SAID = re.compile(
    r'^"?sep=(?P<delimiter>[^"\r\n])"?[,;\t]*(?:\r\n|\n|\r)', re.IGNORECASE
)  # as spreadsheet programs say it themselves
MOST_SNIFFED = 20_000  # letters
HEAD = 20  # rows among which that of the headers stands


@dataclass(frozen=True)
class Dialect:
    """What stands between cells, and what around them."""

    delimiter: str = ","
    quote: str = '"'


def rows_of_text(text: str, score: Score) -> Iterator[list[str]]:
    """Yield the rows of a text; the dialect is the one in which most of the columns are found that are looked for."""
    said = SAID.match(text)
    body = text[said.end() :] if said else text
    dialect = Dialect(said["delimiter"]) if said else _dialect(body, score)
    rows = _rows(body, dialect)
    number = 0
    try:
        for number, row in enumerate(rows, 1):
            if number > MOST_ROWS:
                raise Unreadable(f"it has more than {MOST_ROWS:,} rows. Split it into several")
            yield row
    except csv.Error as error:
        raise Unreadable(f"row {number + 1} cannot be read: {_words(error)}") from error


def _rows(text: str, dialect: Dialect) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=dialect.delimiter, quotechar=dialect.quote, strict=True)


def _dialect(text: str, score: Score) -> Dialect:
    found = [
        (_score(text, Dialect(mark, quote), score), Dialect(mark, quote)) for quote in QUOTES for mark in DELIMITERS
    ]
    most, best = max(found, key=itemgetter(0))
    return best if most else _sniffed(text)


def _score(text: str, dialect: Dialect, score: Score) -> int:
    """Return the most columns that one row names, before the first that is not of this dialect."""
    most = 0
    with suppress(csv.Error):
        for row in islice(_rows(text, dialect), HEAD):
            most = max(most, score(row))
    return most


def _sniffed(text: str) -> Dialect:
    """Return the dialect of a table whose columns are not known, so that they can be named at least."""
    import clevercsv  # noqa: PLC0415 - loading it takes half a second, and it is seldom asked

    try:
        sniffed = clevercsv.Sniffer().sniff(text[:MOST_SNIFFED], delimiters=list(DELIMITERS))
    except clevercsv.Error:
        return Dialect()
    return Dialect((sniffed and sniffed.delimiter) or ",", (sniffed and sniffed.quotechar) or '"')


def _words(error: csv.Error) -> str:
    words = str(error)
    if "field larger" in words:
        return "a cell of it is longer than any of a list; perhaps a quotation mark before it is not closed"
    return "a quotation mark is not closed, or is where none can be"
