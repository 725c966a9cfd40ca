"""APScheduler as the alarm clock of a worker: it wakes the sweep, and holds no deadline itself."""

from __future__ import annotations

import logging

from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.schedulers.base import BaseScheduler
from apscheduler.schedulers.blocking import BlockingScheduler

from models.store.passing import is_passing, name_of
from scheduler.wake import Worker

EVERY_SECONDS = 15
log = logging.getLogger(__name__)


def background(worker: Worker) -> BaseScheduler:
    """Return a timer that wakes the worker beside the web process; start it, and shut it down at the end."""
    return _armed(BackgroundScheduler(timezone="UTC"), worker)


def blocking(worker: Worker) -> BaseScheduler:
    """Return a timer that is the whole process; starting it does not return."""
    return _armed(BlockingScheduler(timezone="UTC"), worker)


def _armed(timer: BaseScheduler, worker: Worker) -> BaseScheduler:
    # a waking that was missed is made up for by the next one, however late it is
    timer.add_job(
        wake, "interval", (worker,), seconds=EVERY_SECONDS, coalesce=True, max_instances=1, misfire_grace_time=None
    )
    timer.add_job(wake, args=(worker,), misfire_grace_time=None)  # and once at the start
    return timer


def wake(worker: Worker) -> None:
    """Wake the worker; passing trouble of the database is logged, and tried again at the next waking."""
    try:
        worker.wake()
    except Exception as error:
        if not is_passing(error):
            raise
        log.warning("the database is out of reach or busy: %s", name_of(error))
