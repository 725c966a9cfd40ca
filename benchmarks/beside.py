"""How long somebody waits who writes while the worker catches up after an outage: sweeps, and composes the mail of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from statistics import quantiles
from threading import Event, Thread
from time import perf_counter

from sqlalchemy import select

from benchmarks.desk import Crowd, folder, settled
from models.intake.remarks import note
from models.rows.cases import CaseRow
from notifications.writing.dispatch import dispatch
from notifications.writing.letterhead import Desk
from scheduler.sweep import sweep
from tests.desks import local

CASES, BACK = 400, local(5, 1)  # long after every date of theirs
PAUSE = 0.02  # seconds between one write and the next
DESK = Desk("https://desk.example", "HMIS Desk <desk@desk.example>", "ica@desk.example", delivers=True)


@dataclass(frozen=True)
class Waits:
    """How long writes took beside some work, in milliseconds, and how much was done by it."""

    p50: float
    p99: float
    writes: int
    done: int


def measure() -> tuple[Waits, Waits]:
    """Write notes while the worker sweeps, and while it composes."""
    with folder() as place:
        crowd = Crowd(place / "desk.sqlite3", CASES)
        settled(crowd.database)
        swept = _beside(crowd, lambda: sweep(crowd.database, BACK).fired)
        return swept, _beside(crowd, lambda: dispatch(crowd.database, BACK, DESK, BACK))


def _beside(crowd: Crowd, work: Callable[[], int]) -> Waits:
    times, over = list[float](), Event()
    writer = Thread(target=_write, args=(crowd, times, over))
    writer.start()
    done = work()
    over.set()
    writer.join()
    cuts = quantiles(times, n=100)
    return Waits(cuts[49], cuts[98], len(times), done)


def _write(crowd: Crowd, times: list[float], over: Event) -> None:
    while not over.wait(PAUSE):
        begun = perf_counter()
        with crowd.database.writing() as session:
            case = session.scalars(select(CaseRow).order_by(CaseRow.id).limit(1)).one()
            note(session, crowd.town.dana, case, "Called the agency.", BACK)
        times.append((perf_counter() - begun) * 1000)
