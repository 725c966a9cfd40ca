"""What rows and histories keep by a short key, people read in words, and programs know by a name of its own."""

from __future__ import annotations

from enum import Enum
from typing import Self


class Named(Enum):
    """A key, words and a name: `COUNSEL = "counsel", "legal counsel", "legal counsel"`; without a name it is the key.

    The key is kept for good. The words are free. The name is what the API, commands and tables print and take, so that
    it stays when the words change; wherever a key is read, the name is taken as well.
    """

    words: str
    name_outside: str

    def __new__(cls, key: str, words: str = "", name_outside: str = "") -> Self:
        """Take the key, the words, and the name that programs use."""
        made = object.__new__(cls)
        made._value_ = key
        made.words, made.name_outside = words or key, name_outside or key
        return made

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        return next((each for each in cls if each.name_outside == value), None)

    def __str__(self) -> str:
        """Return the words."""
        return self.words

    __hash__ = object.__hash__  # there is one of each, and roles are looked up all the time

    @property
    def key(self) -> str:
        """What is stored."""
        return str(self.value)


def outside(named: Named | None) -> str:
    """Return what programs call it; none is an empty text."""
    return named.name_outside if named else ""
