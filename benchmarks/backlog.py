"""How long a person's steps take while the desk composes what it has to tell after a long outage: 100,000 notices."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count
from statistics import quantiles
from threading import Event, Thread
from time import monotonic, perf_counter, sleep

from sqlalchemy import func, select

from benchmarks.desk import Crowd, folder, settled
from models.casebook.notice_rows import notice_row
from models.database import Database
from models.intake.intake import Sent, act
from models.rows.notices import NoticeRow
from models.store import statements
from models.store.prepared import connection_of
from notifications.writing.dispatch import dispatch
from notifications.writing.letterhead import Desk
from tests import postgres_server
from tests.desks import local
from workflows.engine.cases import Told
from workflows.engine.ladder import OVERDUE, REMINDER
from workflows.law.roles import AGENCY_ADMIN, ICA_DIRECTOR, SYSTEM_ADMIN, TRAINEE

NOTICES, CASES, CHUNK = 100_000, 25_000, 5_000
BACK = local(3, 20)
ALONE, LONGEST = 10.0, 90.0  # seconds of composing that are looked at
PAUSE = 0.02  # seconds between one step and the next
DESK = Desk("https://desk.example", "HMIS Desk <desk@desk.example>", "ica@desk.example", delivers=True)
TOLD = ((OVERDUE, SYSTEM_ADMIN), (OVERDUE, ICA_DIRECTOR), (OVERDUE, AGENCY_ADMIN), (REMINDER, TRAINEE))


@dataclass(frozen=True)
class Waits:
    """How long steps took beside the composing, in milliseconds, and how many notices it got through."""

    kind: str
    alone: float  # p99 of steps while nothing is composed
    p50: float
    p99: float
    longest: float
    steps: int
    composed: int
    waiting: int


def measure() -> tuple[Waits, ...]:
    """Take steps while 100,000 notices are composed, on SQLite and on PostgreSQL."""
    with folder() as place:
        postgres_server.create("backlog")
        urls = {"SQLite": f"sqlite:///{place / 'desk.sqlite3'}", "PostgreSQL": postgres_server.url("backlog")}
        return tuple(_measured(kind, Crowd(place, CASES, url)) for kind, url in urls.items())


def _measured(kind: str, crowd: Crowd) -> Waits:
    settled(crowd.database)
    _wait(crowd)
    numbers = count(crowd.first + crowd.cases - 1, -1)  # what is told last
    alone = _beside(crowd, numbers, lambda: sleep(ALONE))
    before, began = _waiting(crowd.database), monotonic()
    times = _beside(
        crowd, numbers, lambda: dispatch(crowd.database, BACK, DESK, BACK, lambda: monotonic() - began > LONGEST)
    )
    cuts, left = quantiles(times, n=100), _waiting(crowd.database)
    return Waits(kind, quantiles(alone, n=100)[98], cuts[49], cuts[98], max(times), len(times), before - left, before)


def _beside(crowd: Crowd, numbers: Iterator[int], work: Callable[[], object]) -> list[float]:
    """Return how long steps took while something was done."""
    times, over = list[float](), Event()
    writer = Thread(target=_steps, args=(crowd, numbers, times, over))
    writer.start()
    work()
    over.set()
    writer.join()
    return times


def _wait(crowd: Crowd) -> None:
    """Let the notices of the outage wait: of each case, what four offices are to hear."""
    (key,) = [key for key in crowd.town.open_duties(f"99-{crowd.first}") if key == "series"]
    numbers = range(crowd.first, crowd.first + crowd.cases)
    for start in range(0, crowd.cases, CHUNK):
        rows = [
            notice_row(number, Told(template, role, "2.2-training-window", key), BACK) | {"version": None}
            for number in numbers[start : start + CHUNK]
            for template, role in TOLD
        ]
        with crowd.database.writing() as session:
            statements.ADD_NOTICE.run(connection_of(session), rows)


def _waiting(database: Database) -> int:
    with database.reading() as session:
        rows = select(func.count()).select_from(NoticeRow).where(NoticeRow.outcome == "", NoticeRow.created_at == BACK)
        return session.scalar(rows) or 0


def _steps(crowd: Crowd, numbers: Iterator[int], times: list[float], over: Event) -> None:
    """Hand in homework in one case after the other."""
    jo = crowd.town.jo
    while not over.wait(PAUSE):
        begun, number = perf_counter(), next(numbers)
        with crowd.database.writing() as session:
            act(session, jo, f"99-{number}", "submit", Sent({"work": "All."}), now=BACK, version=None)
        times.append((perf_counter() - begun) * 1000)
