"""A machine whose clock can be set, while the time for which it has been up goes by as it does."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from models.desk.clock_watch import Uptime


@dataclass
class Machine:
    """A machine whose clock can be set while its time goes by."""

    at: datetime
    up: float = 5000.0
    boot: str = "first"
    practice: bool = False

    def now(self) -> datetime:
        """Return what its clock says."""
        return self.at

    def uptime(self) -> Uptime:
        """Return for how long it has been up."""
        return Uptime(self.boot, self.up)

    def goes_on(self, by: timedelta) -> None:
        """Let time go by."""
        self.at, self.up = self.at + by, self.up + by.total_seconds()
