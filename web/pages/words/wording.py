"""How pages word things: numbers, names, clauses, and the marks of good typesetting."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from models.store.paging import Count
from web.pages.words.dates import NBSP, plural

APOSTROPHE = "\N{RIGHT SINGLE QUOTATION MARK}"
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_DAY = re.compile(
    r"\b(January|February|March|April|May|June|July|August|September|October|November|December) (\d{1,2})\b"
)
_QUOTED = re.compile(r'"([^"]*)"')
_REPR = re.compile(r"(?<![\w])'([^']+)'(?!\w)")


def number_words(count: int) -> str:
    """Return a small number as a word: "two", and "31"."""
    return NUMBERS[count] if 0 <= count < len(NUMBERS) else str(count)


def counted(count: int, one: str, many: str = "") -> str:
    """Return a number in words with its noun: "one task", "two tasks"."""
    return f"{number_words(count)} {one if count == 1 else many or one + 's'}"


def so_many(count: Count, one: str, many: str = "", say: Callable[[int, str, str], str] = plural) -> str:
    """Return a number with its noun as far as it was counted: "2 cases", and "1,000 or more cases"."""
    return f"{count.number:,} or more {many or one + 's'}" if count.more else say(count.number, one, many)


def lowered(words: str) -> str:
    """Return words for the middle of a sentence: a label begins small, an abbreviation does not."""
    first = words.split(" ", 1)[0]
    return words if first == "I" or not first[1:].islower() else words[:1].lower() + words[1:]


@lru_cache(maxsize=5000)
def typeset(words: str) -> str:
    """Return words with curly marks, and with month and day kept together."""
    curly = _REPR.sub("“\\1”", _QUOTED.sub("“\\1”", words)).replace("'", APOSTROPHE)
    return _DAY.sub(rf"\1{NBSP}\2", curly)


@lru_cache(maxsize=2000)
def initials(name: str) -> str:
    """Return "DW" of "Dana Whitcomb"."""
    parts = name.split()
    return "".join(part[0] for part in (parts[:1] + parts[-1:] if len(parts) > 1 else parts)).upper()


def stop(words: str) -> str:
    """End a sentence; "10 a.m." ends it already."""
    return words if words.endswith(".") else f"{words}."
