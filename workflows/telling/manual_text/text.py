"""The manual's own text: its paragraphs, and of each clause the words on which the register rests it.

The text is the draft that was adopted. Remarks of its reviewers and marks of the word processor are left out; its slips are
kept as they are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from workflows.law.clauses import rows

_REMARK = re.compile(r"\tComment by .*")
_BOOKMARK = re.compile(r"\[bookmark:[^\]]*\]")
_PART = re.compile(
    r"(\d(?:\.\d|(?=\.)))\.?\s.*[^.:]"
)  # "2.1 PARTNER AGENCY REQUIREMENTS", "5. Glossary", and no item of a list
LEFT_OUT = " … "  # between words that do not follow one another
LONGEST_HEADING = 80


@dataclass(frozen=True)
class Paragraph:
    """A line of the manual, and the clauses whose words begin in it; `part` is the number of the part that it opens."""

    number: int
    text: str
    clauses: tuple[str, ...] = ()
    part: str = ""

    @property
    def is_heading(self) -> bool:
        """Whether it is short, and ends like no sentence."""
        return bool(self.part) or (
            len(self.text) <= LONGEST_HEADING
            and not self.text.endswith((".", ":", ";", ",", ")"))
            and not self.text.startswith("·")
        )


@cache
def passages() -> dict[str, str]:
    """Return the words of the manual on which each clause rests, by its id; `…` stands for what is left out between them."""
    return {row["id"]: row["passage"] for row in rows("passages")}


@cache
def paragraphs() -> tuple[Paragraph, ...]:
    """Return the manual from its first paragraph to its last."""
    lines = [(number, line) for number, line in enumerate(map(_cleared, _lines()), 1) if line]
    begin: dict[int, list[str]] = {}
    last = 0
    for clause, passage in passages().items():
        first = passage.split(LEFT_OUT)[0]
        there = [number for number, line in lines if first in line]
        last = next((number for number in there if number >= last), there[0])  # some sentences come twice
        begin.setdefault(last, []).append(clause)
    return tuple(Paragraph(number, line, tuple(begin.get(number, ())), _part_of(line)) for number, line in lines)


def _lines() -> list[str]:
    return (files("workflows") / "register" / "manual.txt").read_text(encoding="utf-8").splitlines()


def _cleared(line: str) -> str:
    return " ".join(_BOOKMARK.sub("", _REMARK.sub("", line)).split())


def _part_of(line: str) -> str:
    """Return the number of the part that a heading opens: "2.1", or "5" of a chapter without parts."""
    found = _PART.fullmatch(line)
    return found[1] if found and len(line) <= LONGEST_HEADING else ""
