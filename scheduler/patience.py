"""Waiting out trouble that passes: the same is tried again after growing waits, as of the moment it is then."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from threading import Event
from typing import TypeVar

from models.store.passing import is_passing, name_of

T = TypeVar("T")
PAUSES = (0.2, 1.0, 5.0)  # seconds before each further try
TURN = 0.025  # seconds in which somebody else has a turn, where one writes at a time
ALONE = 3  # what fails so often in a transaction of its own is at fault itself
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Patience:
    """How to wait, and how to learn what moment it is after a wait; without a clock it stays the same."""

    wait: Callable[[float], object] = field(default_factory=lambda: Event().wait)
    clock: Callable[[], datetime] | None = None
    over: Callable[[], bool] = lambda: False  # whether the worker is to stop, so that nothing more is begun

    def moment(self, now: datetime) -> datetime:
        """Return what moment it is by now."""
        return self.clock() if self.clock else now

    def give_way(self) -> None:
        """Let whoever waits to write have a turn."""
        self.wait(TURN)

    def tried(self, work: Callable[[datetime], T], now: datetime) -> T:
        """Do something until it goes well or fails by itself; raise the trouble that outlasts all waits."""
        for pause in PAUSES:
            try:
                return work(now)
            except Exception as error:
                if not is_passing(error):
                    raise
                log.warning("trouble of the database, tried again in %s s: %s", pause, name_of(error))
            self.wait(pause)
            now = self.moment(now)
        return work(now)

    def alone(self, work: Callable[[datetime], T], now: datetime) -> T:
        """Do something in a transaction of its own; raise what is still wrong with it at the last try."""
        for _ in range(ALONE - 1):
            try:
                return self.tried(work, now)
            except Exception as error:
                if is_passing(error):
                    raise
            now = self.moment(now)
        return self.tried(work, now)
