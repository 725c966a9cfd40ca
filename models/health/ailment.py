"""An ailment: one thing that is wrong with a desk."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Ailment:
    """One thing that is wrong with a desk: its name for programs, the sentence, and what to do about it."""

    name: str
    says: str
    fix: str
    about: str = ""  # which one of several of a name: a file, an edition, the clock of a machine
    mailed: bool = True  # whether a mail about it can leave at all

    def __str__(self) -> str:
        """Return the sentence and what to do."""
        return f"{self.says} {self.fix}"
