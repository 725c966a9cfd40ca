"""Desks full of made-up rows for measuring: many cases that stand where one real case stands."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import insert, select

from models.database import Database, open_database
from models.store.statements import CASE, DUTY
from models.upgrading.upgrade import upgrade
from tests.desks import Town, local

CHUNK = 5_000
BEGUN = local(3, 2)


@contextmanager
def folder() -> Iterator[Path]:
    """Give a folder that is gone afterwards."""
    path = Path(tempfile.mkdtemp(prefix="hmis-desk-bench-"))
    try:
        yield path
    finally:
        shutil.rmtree(path, ignore_errors=True)


@dataclass
class Crowd:
    """A desk in which many trainees take the series."""

    path: Path
    cases: int
    url: str = ""  # of its database, where that is no file

    def __post_init__(self) -> None:
        """Walk one case to its training, and copy its rows."""
        self.database = open_database(self.url or f"sqlite:///{self.path}")
        upgrade(self.database)
        self.town = Town(self.database)
        number = self.town.ask(local(2, 20))
        self.town.do(number, self.town.dana, "begin-series", BEGUN, begun_on="2026-03-02")
        self.first = self._multiply(number)

    def _multiply(self, number: str) -> int:
        with self.database.writing() as session:
            row = dict(session.connection().execute(select(CASE).where(CASE.c.number == number)).mappings().one())
            open_ = (DUTY.c.case_id == row["id"], DUTY.c.closed_at.is_(None))
            duties = [dict(found) for found in session.connection().execute(select(DUTY).where(*open_)).mappings()]
        first = int(row["id"]) + 1
        for start in range(0, self.cases, CHUNK):
            numbers = range(first + start, first + min(start + CHUNK, self.cases))
            with self.database.writing() as session:
                session.connection().execute(insert(CASE), [{**row, "id": n, "number": f"99-{n}"} for n in numbers])
                copies = [self._copy(duty, n) for n in numbers for duty in duties]
                session.connection().execute(insert(DUTY), copies)
        return first

    def _copy(self, duty: dict[str, Any], case_id: int) -> dict[str, Any]:
        return {name: value for name, value in duty.items() if name != "id"} | {"case_id": case_id}


def spread(moment: datetime, number: int, over: int) -> datetime:
    """Return a moment some seconds after another one, so that rows do not share theirs."""
    return moment + timedelta(seconds=number % over)


def settled(database: Database) -> None:
    """Let SQLite learn the sizes of its tables, and fold its log back."""
    with database.engine.connect() as connection:
        connection.exec_driver_sql("ANALYZE")
        connection.commit()
