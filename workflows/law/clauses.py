"""The clause register: every rule of the manual, its number, its ambiguity and the reading chosen."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Clause:
    """One rule of the manual as the register has it."""

    id: str
    section: str
    rule: str
    number: str
    unit: str
    consequence: str
    process: str
    kind: str
    ambiguity: str

    @property
    def process_key(self) -> str:
        """The process it belongs to, such as P03, or `reference`."""
        return self.process.split()[0]


def rows(name: str) -> list[dict[str, str]]:
    """Return the rows of a table of the register."""
    with (files("workflows") / "register" / f"{name}.csv").open(encoding="utf-8") as table:
        return list(csv.DictReader(table))


@cache
def clauses() -> dict[str, Clause]:
    """Return every clause of the register by its id."""
    names = Clause.__slots__
    return {row["id"]: Clause(**{name: row[name] for name in names}) for row in rows("clauses")}
