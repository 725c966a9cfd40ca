"""The web process and the worker of a desk, started as an administrator would, and killed."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from typing import IO

from tests.chaos.places import Place

COMMAND = (sys.executable, "-c", "from web.command.main import main; main()")


def free_port() -> int:
    """Return a port of this machine that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@dataclass
class Processes:
    """A desk's processes, each of which may be killed at any moment and is started again at once."""

    place: Place
    port: int = field(default_factory=free_port)
    kills: int = 0
    fallen: list[str] = field(default_factory=list)  # which ended by themselves
    _running: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)
    _logs: dict[str, IO[bytes]] = field(default_factory=dict)  # what each says, since it was started last

    @property
    def url(self) -> str:
        """Where the web process listens."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start both."""
        for name in ("serve", "worker"):
            self._start(name)

    def kill(self, name: str) -> None:
        """Kill one, with no time to put anything in order, and start it again."""
        self.keep_up()
        running = self._running[name]
        running.kill()
        running.wait()
        self.kills += 1
        self._start(name)

    def keep_up(self) -> None:
        """Start again what ended by itself, as the service of an installation does, and write down that it did."""
        for name, running in list(self._running.items()):
            if running.poll() is not None:
                self.fallen.append(self._fell(name, running.returncode))
                self._start(name)

    def stop(self) -> None:
        """Stop both as a deploy would."""
        self.keep_up()
        for running in self._running.values():
            running.terminate()
        for running in self._running.values():
            try:
                running.wait(20)
            except subprocess.TimeoutExpired:
                running.kill()
                running.wait()

    def _start(self, name: str) -> None:
        given = {
            "HMIS_DESK_DATABASE": self.place.url, "HMIS_DESK_URL": self.url,
            "HMIS_DESK_SECRET": "a secret that signs what this desk's forms hold",
        }  # fmt: skip
        options = ("--port", str(self.port)) if name == "serve" else ()
        self._logs[name] = tempfile.TemporaryFile()  # noqa: SIM115 - it lives as long as its process
        self._running[name] = subprocess.Popen(  # noqa: S603 - our own command
            (*COMMAND, name, *options), env={**os.environ, **given}, stdout=subprocess.DEVNULL, stderr=self._logs[name]
        )

    def _fell(self, name: str, code: int) -> str:
        """Return that a process ended by itself, with the end of what it said."""
        log = self._logs[name]
        log.seek(0)
        return f"{name} ended by itself with {code}: {log.read().decode(errors='replace')[-2000:]}"
