"""What a process quotes above its rules is what the manual says, word for word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import workflows

HOUSE = Path(workflows.__file__).parent
SHORTEST = 25  # characters; what is shorter is a word set in quotation marks
FILES = sorted((HOUSE / "manual").rglob("*.py"))


EVEN = {0x2019: "'", 0x201C: '"', 0x201D: '"', 0x2013: "-", 0xA0: " ", 0xB7: " "}


def plain(words: str) -> str:
    """Return words without what print does to them: curly quotes, bullets, line breaks, capitals."""
    even = words.translate(EVEN)
    return " ".join(even.split()).lower()


MANUAL = plain((HOUSE / "register" / "manual.txt").read_text(encoding="utf-8"))


def quotations(path: Path) -> Iterator[str]:
    """Yield every stretch of words that docstrings and comments of a file quote, without what "…" leaves out."""
    text = path.read_text(encoding="utf-8")
    said = re.findall(r'"""(.*?)"""', text, re.DOTALL)
    said += (re.sub(r"\n\s*# ?", " ", block) for block in re.findall(r"(?m)^\s*#.*(?:\n\s*#.*)*", text))
    for quoted in (found for each in said for found in re.findall(rf'"([^"]{{{SHORTEST},}})"', " ".join(each.split()))):
        yield from (plain(part).strip(" .,;:") for part in quoted.split("…") if part.strip(" .,;:"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(HOUSE / "manual")))
def test_a_quotation_is_the_manuals(path: Path) -> None:
    assert [part for part in quotations(path) if part not in MANUAL] == []


def test_quotations_are_found() -> None:
    assert sum(1 for path in FILES for _ in quotations(path)) > 30
