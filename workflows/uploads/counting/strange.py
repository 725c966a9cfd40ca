"""Values that are no code of their column: how many rows have one, and examples that say nothing of a client."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from workflows.uploads.counting.report import NoCodes
from workflows.uploads.standards.marks import HARMLESS

MOST_SHOWN = 3
_SHORT_NUMBER = re.compile(r"-?\d{1,3}(\.0{1,2})?", re.ASCII)
_DIGIT, _LETTER = re.compile(r"\d"), re.compile(r"[^\W\d_]")
LONGEST_DATE = 20  # characters


class Strange:
    """What was found, column by column; of a value that could tell of a client only the kind is kept."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._found: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)

    def code(self, file: str, column: str, text: str) -> None:
        """Note a value that is in no list of its column."""
        self._found[file, column][_shown(text.strip())] += 1

    def date(self, file: str, column: str, text: str) -> None:
        """Note a value that is no date, by the form it has."""
        self._found[file, column][_outline(text.strip())] += 1

    def columns(self) -> tuple[NoCodes, ...]:
        """Return what was found, the columns in the order of their names."""
        return tuple(
            NoCodes(file, column, values.total(), _examples(values))
            for (file, column), values in sorted(self._found.items())
        )


def _examples(values: Counter[str]) -> tuple[str, ...]:
    ordered = sorted(values.items(), key=lambda item: (-item[1], item[0]))
    return tuple(value for value, _ in ordered[:MOST_SHOWN])


def _shown(text: str) -> str:
    """Return a value itself where it says nothing of anybody, and otherwise what kind of value it is."""
    if text.casefold() in HARMLESS or _SHORT_NUMBER.fullmatch(text):
        return text
    if text.isdigit():
        return "a longer number"
    return "a text with digits" if _DIGIT.search(text) else "other words"


def _outline(text: str) -> str:
    """Return the form of a date without its digits and letters: ##/##/##."""
    if text.casefold() in HARMLESS:
        return text
    if not _DIGIT.search(text):
        return "words"
    form = _LETTER.sub("a", _DIGIT.sub("#", text))
    return form if len(form) <= LONGEST_DATE and form.isascii() and form.isprintable() else "a longer text"
