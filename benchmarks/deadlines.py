"""Deadlines fired per second by the sweep, with ten thousand others pending and with a million."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from time import perf_counter

from sqlalchemy import insert, select, update

from benchmarks.desk import CHUNK, Crowd, folder, settled
from models.store.statements import DUTY
from scheduler.sweep import sweep
from tests.desks import local

DUE, ROUNDS = 600, 3  # deadlines a round
SIZES = (10_000, 1_000_000)
FAR = local(12, 1, year=2030)


@dataclass(frozen=True)
class Pending:
    """How fast deadlines act while so many others wait."""

    waiting: int
    rate: float  # a second


def measure() -> list[list[Pending]]:
    """Sweep in turn on a small and on a large desk, round by round."""
    with folder() as place:
        desks = [(size, _desk(place / f"{size}.sqlite3", size)) for size in SIZES]
        return [[_round(crowd, size, number) for size, crowd in desks] for number in range(ROUNDS)]


def _desk(path: Path, waiting: int) -> Crowd:
    crowd = Crowd(path, DUE * ROUNDS)
    with crowd.database.writing() as session:
        connection = session.connection()
        connection.execute(update(DUTY).values(next_at=None))
        row = dict(connection.execute(select(DUTY).where(DUTY.c.case_id == crowd.first).limit(1)).mappings().one())
    del row["id"]
    for start in range(0, waiting, CHUNK):
        with crowd.database.writing() as session:
            session.connection().execute(
                insert(DUTY),
                [
                    {**row, "key": f"waiting-{number}", "next_at": FAR + timedelta(seconds=number)}
                    for number in range(start, min(start + CHUNK, waiting))
                ],
            )
    settled(crowd.database)
    return crowd


def _round(crowd: Crowd, waiting: int, number: int) -> Pending:
    """Let the homework of some trainees fall due, and time the sweep that tells of it."""
    first = crowd.first + number * DUE
    mine = (DUTY.c.case_id.between(first, first + DUE - 1), DUTY.c.key == "homework")
    with crowd.database.writing() as session:
        session.connection().execute(update(DUTY).where(*mine).values(next_at=local(3, 12, 9)))
    begun = perf_counter()
    fired = sweep(crowd.database, local(3, 12, 10)).fired
    taken = perf_counter() - begun
    if fired != DUE:
        raise RuntimeError(f"{fired} deadlines acted instead of {DUE}")
    return Pending(waiting, fired / taken)
