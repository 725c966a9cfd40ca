"""A letter: what the manual wants in writing, to one person, in the words of the notice that tells it."""

from __future__ import annotations

from typing import ClassVar

import msgspec

from notifications.printing.document import Document
from notifications.printing.proof import Pair


class Letter(Document, frozen=True, kw_only=True):
    """What somebody is told in writing."""

    layout: ClassVar[str] = "letter"
    to: tuple[str, ...]  # who it is to, line by line
    day: str
    reference: str  # the number of the case
    greeting: str
    lead: str
    quote: tuple[str, ...]  # somebody's own words, line by line
    rows: tuple[Pair, ...]  # what follows, and what can be done about it
    sender: tuple[str, ...]


def words_of(letter: Letter) -> str:
    """Return a letter as it is kept until it is laid out."""
    return msgspec.json.encode(letter).decode()


def letter_from(words: str) -> Letter:
    """Return a letter from what was kept of it."""
    return msgspec.json.decode(words, type=Letter)
