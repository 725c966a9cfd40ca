"""Steps fired per second through the casebook, against raw `sqlite3` writing the very same rows."""

from __future__ import annotations

import gc
import shutil
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

from sqlalchemy import event

from benchmarks.desk import Crowd, folder, settled
from models.casebook.casebook import Author, fire
from models.database import Database, open_database
from tests.desks import local
from workflows.grammar.events import Act
from workflows.law.roles import TRAINEE
from workflows.manual.people.onboarding.series import Homework

ROUNDS, STEPS = 20, 100  # short rounds in turn, so that both see the same machine
NOW = local(3, 10)
HAND_IN = Act(
    "submit", frozenset({TRAINEE}), (Homework(work="All sessions attended; the practice client is entered."),)
)
Written = list[tuple[str, Any, bool]]


@dataclass(frozen=True)
class Rates:
    """Steps a second, and how they compare."""

    fired: float
    raw: float

    @property
    def ratio(self) -> float:
        """The casebook's rate against the raw one."""
        return self.fired / self.raw


def measure() -> list[Rates]:
    """Fire steps and write the same rows raw, round by round in turn."""
    with folder() as place:
        crowd = Crowd(place / "pattern.sqlite3", ROUNDS * STEPS)
        settled(crowd.database)
        jo = Author(crowd.town.jo_id)
        crowd.database.engine.dispose()
        for name in ("rehearsal", "desk", "raw"):
            shutil.copy(place / "pattern.sqlite3", place / f"{name}.sqlite3")
        steps = _recorded(place, crowd.first, jo)
        gc.collect()
        gc.freeze()  # what was recorded is no part of the product: its garbage collector need not walk it
        database = open_database(f"sqlite:///{place / 'desk.sqlite3'}")
        raw = _raw(place / "raw.sqlite3")
        numbers = (range(start, start + STEPS) for start in range(0, ROUNDS * STEPS, STEPS))
        return [_round(database, raw, steps, mine, (crowd.first, jo)) for mine in numbers]


def _recorded(place: Path, first: int, jo: Author) -> list[Written]:
    """Return what each step writes, as statements for the driver, by firing all of them on a copy."""
    database = open_database(f"sqlite:///{place / 'rehearsal.sqlite3'}")
    steps: list[Written] = []
    event.listen(database.engine, "do_connect", lambda *_: sqlite3.connect(
        place / "rehearsal.sqlite3", factory=_recorder(steps), check_same_thread=False))  # fmt: skip
    for number in range(ROUNDS * STEPS):
        steps.append([])
        _fire(database, first + number, jo)
    database.engine.dispose()
    return steps


def _recorder(steps: list[Written]) -> type[sqlite3.Connection]:
    """Return a connection that writes down what is written through it."""

    class Cursor(sqlite3.Cursor):
        def execute(self, sql: str, parameters: Any = ()) -> Cursor:
            if steps and sql.startswith(("INSERT", "UPDATE")):
                steps[-1].append((sql, parameters, False))
            super().execute(sql, parameters)
            return self

        def executemany(self, sql: str, parameters: Any) -> Cursor:
            steps[-1].append((sql, parameters, True))
            super().executemany(sql, parameters)
            return self

    class Connection(sqlite3.Connection):
        def cursor(self, *_: Any) -> Any:
            return Cursor(self)

    return Connection


def _fire(database: Database, case_id: int, jo: Author) -> None:
    with database.writing() as session:
        fire(session, case_id, HAND_IN, NOW, jo)


def _raw(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def _round(
    database: Database, raw: sqlite3.Connection, steps: list[Written], mine: range, whose: tuple[int, Author]
) -> Rates:
    first, jo = whose
    begun = perf_counter()
    for each in mine:
        _fire(database, first + each, jo)
    fired = STEPS / (perf_counter() - begun)
    begun = perf_counter()
    for each in mine:
        raw.execute("BEGIN IMMEDIATE")
        for statement, parameters, many in steps[each]:
            (raw.executemany if many else raw.execute)(statement, parameters)
        raw.execute("COMMIT")
    return Rates(fired, STEPS / (perf_counter() - begun))
