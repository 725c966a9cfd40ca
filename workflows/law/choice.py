"""What somebody may choose among: a short key that is stored, and words that people read and that may change any day."""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class Choice(StrEnum):
    """One of several answers: `STAFF = "staff", "paid staff"`; a proper name of the manual may be its own key."""

    words: str
    explained: str  # what it means, for whoever chooses, where the words alone do not say it

    def __new__(cls, key: str, words: str = "", explained: str = "") -> Self:
        """Take the key, which is kept in cases for good, the words, and what they mean."""
        made = str.__new__(cls, key)
        made._value_ = key
        made.words, made.explained = words or key, explained
        return made

    def __str__(self) -> str:
        """Return the words."""
        return self.words

    @property
    def key(self) -> str:
        """What is stored."""
        return str(self.value)
