"""A practice desk that runs while a test looks at it, and people who sign in with a browser."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from threading import Event, Thread

import uvicorn
from argon2 import PasswordHasher
from playwright.sync_api import Browser, sync_playwright

from models.rows.people import Person
from scheduler.clock import PracticeClock
from tests.databases import sqlite
from tests.desks import Town, local
from web.app import create_app
from web.bootstrap import House, assemble
from web.command.listening import taken
from web.settings import Settings

CHROMIUM = "/usr/bin/chromium-headless-shell"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PASSWORD = "a green mountain in the mist"
HASHED = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1).hash(PASSWORD)  # checked at every sign-in


class Server(uvicorn.Server):
    """A server that says when it listens."""

    def __init__(self, house: House, listener: socket.socket) -> None:
        """Take what it serves, and the socket it listens on."""
        super().__init__(uvicorn.Config(create_app(house), log_level="error", lifespan="on"))
        self.listener, self.ready = listener, Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, and say so."""
        await super().startup(sockets)
        self.ready.set()


@dataclass
class Desk:
    """A running practice desk."""

    town: Town
    house: House
    url: str
    password: str = PASSWORD
    numbers: dict[str, str] = field(default_factory=dict)  # of cases that a test made

    def let_in(self) -> None:
        """Give everybody the one password."""
        with self.town.database.writing() as session:
            for person in session.query(Person):
                person.password_hash = HASHED


@contextmanager
def running(start: datetime | None = None, settles: type[Town] = Town) -> Iterator[Desk]:
    """Run a practice desk on loopback, with some town in it, whose clock stands at a moment."""
    database = sqlite()
    town = settles(database)
    with taken("127.0.0.1", 0) as listener:
        url = f"http://127.0.0.1:{listener.getsockname()[1]}"
        house = assemble(Settings(url=url), database, PracticeClock(database, start or local(3, 2, 9)))
        server = Server(house, listener)
        thread = Thread(target=server.run, args=([listener],), daemon=True)
        thread.start()
        assert server.ready.wait(30)
        try:
            yield Desk(town, house, url)
        finally:
            server.should_exit = True
            thread.join(10)


@contextmanager
def browser() -> Iterator[Browser]:
    """Run Debian's Chromium without a window."""
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield found
        found.close()
