"""How long "there is no such case" takes, against "it is not yours": not even their times may tell them apart."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from random import Random
from statistics import median

import httpx

from benchmarks.desk import Crowd, folder, settled
from benchmarks.inbox import Standing, Stopwatch
from models.accounts.sessions import begin
from models.accounts.tokens_and_feeds import create_token
from models.rows.people import Person
from scheduler.clock import wall_now
from tests.desks import SETTLED
from web.app import create_app
from web.bootstrap import assemble
from web.cookies import SESSION
from web.settings import Settings

CASES, REQUESTS = 5_000, 400
PLACES: Mapping[str, str] = {
    "page": "/cases/{}",
    "document": "/cases/{}/documents/1",
    "API": "/api/cases/{}",
    "history": "/api/cases/{}/history",
    "search": "/cases?q={}",
}


@dataclass(frozen=True)
class Compared:
    """The median times of one way of asking, in milliseconds."""

    place: str
    absent: float
    hidden: float

    @property
    def ratio(self) -> float:
        """How much longer it takes where there is something to hide."""
        return self.hidden / self.absent


def measure() -> list[Compared]:
    """Ask for cases of another agency and for cases that there are not, in turns and at random."""
    with folder() as place:
        crowd = Crowd(place / "desk.sqlite3", CASES)
        settled(crowd.database)
        with crowd.database.writing() as session:
            secret = begin(session, crowd.town.omar.id, wall_now())
            token = create_token(session, session.get_one(Person, crowd.town.omar.id), "benchmark", SETTLED)
        house = assemble(Settings(database=f"sqlite:///{place / 'desk.sqlite3'}"), crowd.database, Standing())
        app = Stopwatch(create_app(house))
        numbers = (f"98-{crowd.first}", f"99-{crowd.first}")
        return asyncio.run(_compared(app, httpx.Cookies({SESSION: secret}), f"Bearer {token}", numbers))


async def _compared(app: Stopwatch, cookies: httpx.Cookies, token: str, numbers: tuple[str, str]) -> list[Compared]:
    chance, found = Random(1), []  # noqa: S311 - an order, not a secret
    transport = httpx.ASGITransport(app=app)
    headers = {"Authorization": token}
    async with httpx.AsyncClient(
        transport=transport, base_url="http://desk", cookies=cookies, headers=headers
    ) as client:
        for name, path in PLACES.items():
            times: dict[str, list[float]] = {number: [] for number in numbers}
            for number in chance.sample(numbers * REQUESTS, 2 * REQUESTS):
                await client.get(path.format(number))
                times[number].append(app.times[-1])
            found.append(Compared(name, *(median(times[number]) for number in numbers)))
    return found
