"""The one place that asks what time it is."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from time import monotonic
from typing import Protocol
from uuid import uuid4

from models.database import Database
from models.desk.clock_watch import Uptime
from models.desk.heartbeats import PRACTICE_CLOCK, beat, pulse

_PROCESS = uuid4().hex


def wall_now() -> datetime:
    """Return the moment by the machine's own clock, in UTC."""
    return datetime.now(UTC)


class Clock(Protocol):
    """A desk's clock."""

    practice: bool

    def now(self) -> datetime:
        """Return the moment that counts for cases."""
        ...

    def uptime(self) -> Uptime:
        """Return by what its going on can be measured."""
        ...


class WallClock:
    """The clock of a real desk."""

    practice = False

    def now(self) -> datetime:
        """Return the wall clock's moment."""
        return wall_now()

    def uptime(self) -> Uptime:
        """Return for how long the machine has been up, asleep or awake; where it does not say so, this process."""
        try:
            boot = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
            return Uptime(boot, float(Path("/proc/uptime").read_text(encoding="ascii").split()[0]))
        except (OSError, ValueError):
            return Uptime(_PROCESS, monotonic())


class PracticeClock:
    """The clock of a practice desk: it stands still until people move it, and moves only forward."""

    practice = True

    def __init__(self, database: Database, start: datetime | None = None) -> None:
        """Go on where the desk's clock stands, or begin at `start`."""
        self._database, self.start = database, start
        if start:
            with database.writing() as session:
                if pulse(session, PRACTICE_CLOCK) is None:
                    beat(session, PRACTICE_CLOCK, start)

    def now(self) -> datetime:
        """Return where the clock stands."""
        with self._database.reading() as session:
            at = pulse(session, PRACTICE_CLOCK)
        if at is None:
            raise LookupError("this desk has no practice clock")
        return at

    def uptime(self) -> Uptime:
        """Return its own moment: however far it is moved, somebody meant it."""
        return Uptime(PRACTICE_CLOCK, self.now().timestamp())

    def move(self, to: datetime) -> None:
        """Put the clock forward."""
        with self._database.writing() as session:
            at = pulse(session, PRACTICE_CLOCK)
            if at is None or to > at:
                beat(session, PRACTICE_CLOCK, to)
