"""Factories: a desk that runs in a process of its own, with people of every role, and what they must not find out."""

from __future__ import annotations

import json
import re
import ssl
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

from models.access.access import Viewer
from models.accounts.sessions import begin
from models.accounts.tokens_and_feeds import create_token
from models.database import Database, open_database
from models.rows.people import Person
from models.upgrading.upgrade import upgrade
from scheduler.clock import PracticeClock, wall_now
from tests.attacks.town import NOW, Crowd, filled
from tests.browser.running import HASHED
from web.cookies import SESSION as COOKIE

FIELD = re.compile(r'name="_csrf_token" value="([^"]+)"')
TRUST = ssl.create_default_context()  # read once: each client would read all authorities anew


@dataclass
class Somebody:
    """A browser and a program of one person, or of nobody."""

    url: str
    cookie: str = ""
    token: str = ""
    known: str = ""  # what forms carry, from a page that was opened before

    def __post_init__(self) -> None:
        """Open the browser."""
        cookies = {COOKIE: self.cookie} if self.cookie else {}
        self.browser = httpx.Client(base_url=self.url, cookies=cookies, timeout=30, verify=TRUST)
        headers = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        self.program = httpx.Client(base_url=self.url, headers=headers, timeout=30, verify=TRUST)

    def get(self, path: str) -> httpx.Response:
        """Ask: a program under /api, a browser everywhere else."""
        return (self.program if path.startswith("/api") else self.browser).get(path)

    def form_token(self) -> str:
        """Return what every form of a page carries."""
        found = FIELD.search(self.browser.get("/me" if self.cookie else "/sign-in").text)
        assert found
        return found[1]

    def post(self, path: str, fields: Mapping[str, Any] | None = None) -> httpx.Response:
        """Send a form, or as a program a body; what is refused is sent again from a page opened just then."""
        if path.startswith("/api"):
            return self.program.post(path, json=fields or {})
        answer = self._post(path, fields or {}) if self.known else None
        if answer and answer.status_code != 403:
            return answer
        self.known = self.form_token()
        return self._post(path, fields or {})

    def _post(self, path: str, fields: Mapping[str, Any]) -> httpx.Response:
        return self.browser.post(path, data={"_csrf_token": self.known, **fields})


@dataclass
class Target:
    """A running practice desk."""

    url: str
    database: Database
    log: Path
    town: Crowd
    numbers: dict[str, str]
    ids: dict[str, int]
    signed_in: dict[str, Somebody] = field(default_factory=dict)

    def person(self, name: str) -> Somebody:
        """Return somebody of the town by the first name, who stays signed in."""
        if name not in self.signed_in:
            self.signed_in[name] = self.anew(name)
        return self.signed_in[name]

    def anew(self, name: str) -> Somebody:
        """Return somebody who signed in just now, for what ends that."""
        viewer: Viewer = getattr(self.town, name)
        with self.database.writing() as session:
            token = create_token(session, session.get_one(Person, viewer.id), "attack", wall_now())
            return Somebody(self.url, begin(session, viewer.id, wall_now()), token)

    def nobody(self) -> Somebody:
        """Return somebody who is not signed in."""
        return Somebody(self.url)

    def let_in(self, name: str) -> str:
        """Give somebody the one password, and return their address."""
        viewer: Viewer = getattr(self.town, name)
        with self.database.writing() as session:
            person = session.get_one(Person, viewer.id)
            person.password_hash = HASHED
            return person.email


@contextmanager
def attacked(folder: Path) -> Iterator[Target]:
    """Run a desk in a process of its own, on loopback."""
    place = folder / "desk.sqlite3"
    database = open_database(f"sqlite:///{place}")
    upgrade(database)
    town = Crowd(database)
    numbers, ids = filled(town)
    PracticeClock(database, NOW)
    way = {"role": "System Administrator", "email": "dana.whitcomb@desk.example", "password": ""}
    (folder / "credentials.json").write_text(json.dumps([way]), encoding="utf-8")
    log = folder / "log.txt"
    command = [str(Path(sys.executable).parent / "hmis-desk"), "demo", "--port", "0", "--data", str(folder)]
    with (
        log.open("w", encoding="utf-8") as errors,
        subprocess.Popen(  # noqa: S603 - our own command
            command, stdout=subprocess.PIPE, stderr=errors, text=True
        ) as process,
    ):
        try:
            yield Target(_address(process), database, log, town, numbers, ids)
        finally:
            process.terminate()
            process.wait(20)


def _address(process: subprocess.Popen[str]) -> str:
    assert process.stdout
    for line in process.stdout:
        if found := re.search(r"http://\S+", line):
            url = found[0]
            httpx.Client(transport=httpx.HTTPTransport(retries=20)).get(f"{url}/healthz")
            return url
    raise AssertionError("the desk did not start")
