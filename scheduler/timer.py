"""The alarm clock of a worker: each of its jobs comes round by itself, counted by a clock that nobody can set."""

from __future__ import annotations

import logging
from collections.abc import Callable
from threading import Thread

from models.store.passing import is_passing, name_of
from scheduler.wake import Worker

EVERY_SECONDS = 15.0
GRACE = 5.0  # seconds; a sweep that takes longer to end is cut off, and what it had not committed is done again
log = logging.getLogger(__name__)


class Timer:
    """The jobs of a worker, each in a thread of its own, so that none waits for another."""

    def __init__(self, worker: Worker, every: float = EVERY_SECONDS) -> None:
        """Take the worker, and how many seconds lie between two turns of a job."""
        self._worker, self._every = worker, every
        self._threads = {job: Thread(target=self._turn, args=(job,), name=job, daemon=True) for job in worker.jobs}

    def start(self) -> None:
        """Begin, each job at once."""
        for thread in self._threads.values():
            thread.start()

    def stop(self) -> None:
        """Begin nothing more, and wait until the message that is on its way has arrived or failed."""
        self._worker.stopping.set()
        for job, thread in self._threads.items():
            if thread.is_alive():
                thread.join(None if job == "send" else GRACE)

    def run(self) -> None:
        """Be the whole process, until somebody asks the worker to stop."""
        self.start()
        self._worker.stopping.wait()
        self.stop()

    def _turn(self, job: str) -> None:
        while not self._worker.stopping.is_set():
            attempt(job, self._worker.jobs[job])
            self._worker.stopping.wait(self._every)


def attempt(job: str, work: Callable[[], object]) -> None:
    """Do a job once; whatever goes wrong is logged, and tried again at its next turn."""
    try:
        work()
    except Exception as error:
        if is_passing(error):
            log.warning("%s waits: the database is out of reach or busy: %s", job, name_of(error))
        else:
            log.exception("%s failed, and is tried again", job)
