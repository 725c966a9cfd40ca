"""The rules of a desk together with the editions that the Committee adopted in it: every process of the desk reads the same."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TypeAlias, cast

from sqlalchemy import Connection, Table, inspect, select

from models.access.rulebook import Rulebook
from models.rows.meetings import AdoptedEdition
from models.store.prepared import Prepared
from workflows.law.editions.texts import with_numbers
from workflows.law.policy import FIRST_EDITION, Editions

Adopted: TypeAlias = tuple[tuple[str, date, str], ...]  # the name, the first day and the numbers of each

TABLE = cast("Table", AdoptedEdition.__table__)
READ = Prepared(
    select(TABLE.c.name, TABLE.c.since, TABLE.c.numbers).where(TABLE.c.void_at.is_(None)).order_by(TABLE.c.id)
)


class AdoptedRules:
    """The rules as files have them, and with what was adopted; put together anew only when that is something else."""

    def __init__(self, on_file: Rulebook) -> None:
        """Take the rules as files have them."""
        self._on_file, self._is_there = on_file, False
        self._last: tuple[Adopted, Rulebook] = ((), on_file)

    @property
    def newest(self) -> Rulebook:
        """The rules as they were read last."""
        return self._last[1]

    def read(self, connection: Connection) -> Rulebook:
        """Return the rules as of a transaction; a database from before there were such editions has none."""
        if not self._is_there:
            self._is_there = inspect(connection).has_table(TABLE.name)
        rows = READ.all(connection, {}) if self._is_there else ()
        adopted = tuple((row["name"], row["since"], row["numbers"]) for row in rows)
        known, rulebook = self._last
        if adopted != known:
            rulebook = self._with(adopted)
            self._last = adopted, rulebook
        return rulebook

    def _with(self, adopted: Adopted) -> Rulebook:
        files = [each for each in self._on_file.editions if each is not FIRST_EDITION]
        return replace(self._on_file, editions=Editions([*files, *(with_numbers(*each) for each in adopted)]))
