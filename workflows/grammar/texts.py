"""A table of sentences that a process says, by what it is that they depend on: the handbook prints it, so that it is read whole."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Texts:
    """Sentences in a table: what they are, what they depend on, and a row of them for each case."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
