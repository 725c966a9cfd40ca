"""Turns at writing: who waits for one holds no connection, and never so many wait that nobody is left who reads."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock, Semaphore

MOST_WAITING = 20  # of the forty threads that answer people


class Crowded(Exception):
    """So many wait to write already, or have waited so long, that it is better to come back."""


class Turns:
    """Some write at a time, and some wait for their turn; who comes when one is free need not wait."""

    def __init__(self, at_once: int, patience: float, most_waiting: int = MOST_WAITING) -> None:
        """Take how many write at a time, and for how many seconds one waits."""
        self._free, self._patience, self._most_waiting = Semaphore(at_once), patience, most_waiting
        self._counting, self._waiting = Lock(), 0

    @contextmanager
    def mine(self) -> Iterator[None]:
        """Wait for a turn and have it; or raise Crowded."""
        if not self._free.acquire(blocking=False):
            self._wait()
        try:
            yield
        finally:
            self._free.release()

    def _wait(self) -> None:
        with self._counting:
            if self._waiting >= self._most_waiting:
                raise Crowded
            self._waiting += 1
        try:
            if not self._free.acquire(timeout=self._patience):
                raise Crowded
        finally:
            with self._counting:
                self._waiting -= 1
