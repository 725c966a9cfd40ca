"""APScheduler as the alarm clock of a worker: each job comes round by itself, whatever the wall clock does."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import UTC, timedelta
from threading import Thread

from apscheduler.schedulers.background import BackgroundScheduler

from models.store.passing import is_passing, name_of
from scheduler.clock import wall_now
from scheduler.wake import Worker

EVERY = timedelta(seconds=15)
log = logging.getLogger(__name__)
Around = Callable[[str, Callable[[], object]], Callable[[], object]]
"""Makes of a job one that is measured, or watched, whenever it is done."""


def _alone(_: str, job: Callable[[], object]) -> Callable[[], object]:
    return job


class Timer:
    """The jobs of a worker, each in a thread of its own, so that none waits for another; it holds no deadline itself."""

    def __init__(self, worker: Worker, every: timedelta = EVERY, around: Around = _alone) -> None:
        """Take the worker, how long it is between two turns of a job, and what is done around each of them."""
        self._worker, self._every = worker, every
        self.scheduler = BackgroundScheduler(timezone=UTC)
        for name, job in worker.jobs.items():
            # a turn that was missed is made up for by the next one, however late it is
            self.scheduler.add_job(
                attempt, "interval", (name, around(name, job)), seconds=every.total_seconds(), id=name, next_run_time=wall_now(),
                coalesce=True, max_instances=1, misfire_grace_time=None,
            )  # fmt: skip
        self._watch = Thread(target=self._keep_watch, name="watch", daemon=True)

    def start(self) -> None:
        """Begin, each job at once."""
        self.scheduler.start()
        self._watch.start()

    def stop(self) -> None:
        """Begin nothing more, and wait for what is under way: a batch of deadlines, the message on its way."""
        self._worker.stopping.set()
        self._watch.join()
        self.scheduler.shutdown(wait=True)

    def run(self) -> None:
        """Be the whole process, until somebody asks the worker to stop."""
        self.start()
        self._worker.stopping.wait()
        self.stop()

    def _keep_watch(self) -> None:
        """Wind up anew, by the monotonic clock, a job whose turn is further off than it can be: the clock was set back."""
        while not self._worker.stopping.wait(self._every.total_seconds()):
            now = wall_now()
            for job in self.scheduler.get_jobs():
                if job.next_run_time > now + self._every:
                    job.modify(next_run_time=now)


def attempt(name: str, work: Callable[[], object]) -> None:
    """Do a job once; whatever goes wrong is logged, and tried again at its next turn."""
    try:
        work()
    except Exception as error:
        if is_passing(error):
            log.warning("%s waits: the database is out of reach or busy: %s", name, name_of(error))
        else:
            log.exception("%s failed, and is tried again", name)
