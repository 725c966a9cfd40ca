"""People who work while the desk is killed under them: each sends a deed until the desk acknowledges it, and remembers that it did."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Event
from typing import Any
from uuid import uuid4

import httpx

from scheduler.clock import wall_now

AGAIN = frozenset({429, 500, 502, 503, 504})  # answers after which the same is sent once more
PATIENCE = 120  # seconds that somebody tries one deed
OPENING = "/api/processes/P03/cases"


@dataclass(frozen=True)
class Acknowledged:
    """A deed that the desk said it has done: the case, and the step that its history shows."""

    case: str
    step: str


@dataclass
class Person:
    """One who does one deed after the other through the API, as a program or a browser would."""

    url: str
    tokens: dict[str, str]
    stop: Event
    done: list[Acknowledged] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    tried_again: int = 0

    def work(self, number: int) -> None:
        """Ask for licenses, begin each series, and record its session, until it is time to stop."""
        today, turn = wall_now().date().isoformat(), 0
        with httpx.Client(base_url=self.url, timeout=20) as client:
            while not self.stop.is_set():
                turn += 1
                self._one(client, f"Person{number} Turn{turn}", f"person{number}.turn{turn}@otter.example", today)

    def _one(self, client: httpx.Client, name: str, email: str, today: str) -> None:
        facts = {
            "agency": "otter-creek-shelter", "name": name, "email": email, "engagement": "paid staff", "adult": True,
            "authorized": True, "level": "Case Manager II",
        }  # fmt: skip
        opened = self._send(client, "tess", lambda: (OPENING, {"facts": facts}))
        if opened is None:
            return
        case = opened["number"]
        self.done.append(Acknowledged(case, "request"))
        for step, said in (
            ("begin-series", {"begun_on": today}),
            ("record-session", {"title": "Basics", "held_on": today, "minutes": 60, "missed": 0}),
        ):
            if self._send(client, "dana", self._step(client, case, step, said)) is None:
                return
            self.done.append(Acknowledged(case, step))

    def _step(
        self, client: httpx.Client, case: str, step: str, facts: dict[str, Any]
    ) -> Callable[[], tuple[str, dict[str, Any]]]:
        seen = self._ask(client, f"/api/cases/{case}")
        version = seen["version"] if seen else 0
        return lambda: (f"/api/cases/{case}/steps/{step}", {"facts": facts, "version": version})

    def _ask(self, client: httpx.Client, path: str) -> dict[str, Any] | None:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            try:
                answer = client.get(path, headers={"Authorization": f"Bearer {self.tokens['dana']}"})
            except httpx.HTTPError:
                answer = None
            if answer is not None and answer.status_code == 200:
                return dict(answer.json())
            time.sleep(0.2)
        self.refused.append(f"GET {path}: no answer")
        return None

    def _send(
        self, client: httpx.Client, who: str, deed: Callable[[], tuple[str, dict[str, Any]]]
    ) -> dict[str, Any] | None:
        """Send a deed, the same under the same key, until it is acknowledged; or write down why it is not."""
        path, body = deed()
        headers = {"Authorization": f"Bearer {self.tokens[who]}", "Idempotency-Key": str(uuid4())}
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            try:
                answer = client.post(path, json=body, headers=headers)
            except httpx.HTTPError:
                answer = None
            if answer is not None and answer.status_code not in AGAIN:
                if answer.is_success:
                    return dict(answer.json())
                self.refused.append(f"POST {path}: {answer.status_code} {answer.text[:200]}")
                return None
            self.tried_again += 1
            time.sleep(0.2)
        self.refused.append(f"POST {path}: no answer")
        return None
