"""Factories: a practice desk behind its API, and programs with tokens of its people."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from litestar.testing import TestClient

from models.access.access import Viewer
from models.accounts.tokens_and_feeds import create_token
from models.rows.people import Person
from scheduler.clock import PracticeClock, wall_now
from tests.databases import KINDS
from tests.desks import Town, local
from tests.web.apps import AppOf, client_of
from web.bootstrap import House, assemble
from web.deeds import HEADER
from web.settings import Settings


@dataclass
class Program:
    """Somebody's program: every call carries the token of its person."""

    client: TestClient[AppOf]
    token: str

    def get(self, path: str, status: int = 200) -> Any:
        """Ask, and return the answer."""
        return self._checked(self.client.get(path, headers=self._headers()), status)

    def file(self, path: str) -> bytes:
        """Ask for a file."""
        answer = self.client.get(path, headers=self._headers())
        assert answer.status_code == 200, answer.text[:2000]
        return answer.content

    def post(self, path: str, body: Any = None, status: int = 200, *, key: str | None = None) -> Any:
        """Send, perhaps with a key for what is done, and return the answer."""
        content = json.dumps(body or {})  # in ASCII, so that halves of characters arrive too
        headers = self._headers() | {"Content-Type": "application/json"} | ({HEADER: key} if key is not None else {})
        return self._checked(self.client.post(path, content=content, headers=headers), status)

    def upload(
        self, path: str, name: str, content: bytes, kind: str, status: int = 201, *, key: str | None = None
    ) -> Any:
        """Send a file."""
        files, headers = {"document": (name, content, kind)}, self._headers() | ({HEADER: key} if key else {})
        return self._checked(self.client.post(path, files=files, headers=headers), status)

    def step(self, number: str, step: str, status: int = 200, **facts: Any) -> Any:
        """Take a step, and confirm what its day brings forward."""
        path, body = f"/api/cases/{number}/steps/{step}", dict[str, Any](facts=facts)
        if status == 200:
            asks = self.client.post(path, json=body, headers=self._headers())
            if asks.status_code != 409:
                return self._checked(asks, status)
            body |= {"confirm": asks.json().get("confirm", "")}
        return self.post(path, body, status)

    def _headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}

    @staticmethod
    def _checked(answer: Any, status: int) -> Any:
        assert answer.status_code == status, answer.text[:2000]
        said = answer.json()
        if isinstance(said, dict) and "instance" in said:
            assert said.pop("instance").startswith("urn:hmis-desk:reference:")  # another one each time
        return said


class Service:
    """A practice desk and its API, on a database of some kind."""

    kind = "sqlite"
    settles: type[Town] = Town

    def __init__(self, start: datetime | None = None) -> None:
        """Settle a town, and put the clock to a moment."""
        database = KINDS[self.kind]()
        self.town = self.settles(database)
        self.clock = PracticeClock(database, start or local(2, 20))
        self.house: House = assemble(Settings(), database, self.clock)
        self.client = client_of(AppOf(self.house))
        self.dana, self.tess, self.omar = (
            self.program(each) for each in (self.town.dana, self.town.tess, self.town.omar)
        )

    def program(self, viewer: Viewer) -> Program:
        """Return a program of somebody."""
        with self.town.database.writing() as session:
            person = session.get_one(Person, viewer.id)
            return Program(self.client, create_token(session, person, "test", wall_now()))

    @property
    def jo(self) -> Program:
        """The trainee's program."""
        return self.program(self.town.jo)

    def beat(self) -> None:
        """Let the worker wake once."""
        self.house.worker.wake()
