"""Server time of the inbox page of a person with fifty tasks out of a hundred thousand, on one worker."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import datetime
from statistics import quantiles
from time import perf_counter
from typing import Any

import httpx
from sqlalchemy import select, update

from benchmarks.desk import Crowd, folder, settled
from models.accounts.sessions import begin
from models.desk.clock_watch import Uptime
from models.store.statements import DUTY
from scheduler.clock import wall_now
from tests.desks import local
from web.app import create_app
from web.bootstrap import assemble
from web.cookies import SESSION
from web.settings import Settings

TASKS, MINE, REQUESTS = 100_000, 50, 400
OF_A_CASE = 6  # open duties


@dataclass(frozen=True)
class Times:
    """Server time of a page, in milliseconds."""

    p50: float
    p99: float
    rows: int


def measure() -> Times:
    """Ask for the page again and again, and time what the server does."""
    with folder() as place:
        crowd = Crowd(place / "desk.sqlite3", TASKS // OF_A_CASE)
        _hand_out(crowd)
        settled(crowd.database)
        with crowd.database.writing() as session:
            secret = begin(session, crowd.town.dana.id, wall_now())
        house = assemble(Settings(database=f"sqlite:///{place / 'desk.sqlite3'}"), crowd.database, Standing())
        return asyncio.run(_asked(Stopwatch(create_app(house)), secret))


class Standing:
    """The clock of a real desk, standing at the moment of the benchmark."""

    practice = False

    def now(self) -> datetime:
        """Return the moment."""
        return local(3, 12)

    def uptime(self) -> Uptime:
        """Return its own moment."""
        return Uptime("benchmark", self.now().timestamp())


def _hand_out(crowd: Crowd) -> None:
    """Give Dana fifty of the security trainings to record, some with dates."""
    wanted = select(DUTY.c.id).where(DUTY.c.key == "security", DUTY.c.closed_at.is_(None)).limit(MINE)
    due = local(3, 14, 0)
    with crowd.database.writing() as session:
        session.connection().execute(
            update(DUTY).where(DUTY.c.id.in_(wanted)).values(assignee_id=crowd.town.dana.id, due_at=due, due_order=due)
        )


class Stopwatch:
    """An application that times each of its answers."""

    def __init__(self, app: Any) -> None:
        """Take the application."""
        self.app, self.times = app, list[float]()

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Answer, and write down how long it took."""
        begun = perf_counter()
        await self.app(scope, receive, send)
        self.times.append((perf_counter() - begun) * 1000)


async def _asked(app: Stopwatch, secret: str) -> Times:
    transport = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(transport=transport, base_url="http://desk", cookies={SESSION: secret}) as client:
        for _ in range(20):
            page = await client.get("/inbox")
        app.times.clear()
        for _ in range(REQUESTS):
            page = await client.get("/inbox")
    rows = page.text.count('class="task__title"')
    if page.status_code != 200 or rows != MINE:
        raise RuntimeError(f"the page said {page.status_code} and shows {rows} rows")
    cuts = quantiles(app.times, n=100)
    return Times(cuts[49], cuts[98], rows)
