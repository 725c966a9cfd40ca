"""The worker: one waking sweeps, tells, sends, and leaves a sign of life; a practice clock takes each moment in turn."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest
from apscheduler.schedulers.base import BaseScheduler
from sqlalchemy import select

from models.database import Database, open_database
from models.desk.heartbeats import WORKER, pulse
from models.rows.notices import NoticeRow
from notifications.writing.letterhead import Desk
from scheduler.clock import PracticeClock, wall_now
from scheduler.practice import advance
from scheduler.timer import background, wake
from scheduler.wake import Worker
from tests.desks import JO, Town, local
from tests.notifications.mailroom import DESK
from tests.notifications.servers import Sink, serving

KEPT = Desk("https://desk.hmis.example", "HMIS Desk <desk@hmis.example>")


@dataclass
class Standing:
    """A clock that stands where a test puts it."""

    at: datetime
    practice: bool = False

    def now(self) -> datetime:
        """Return the moment."""
        return self.at


def training(town: Town) -> str:
    number = town.ask(local(2, 20))
    town.do(number, town.dana, "begin-series", local(3, 2), begun_on="2026-03-02")
    return number


def test_one_waking_acts_tells_and_sends_through_a_real_server(database: Database) -> None:
    town, sink = Town(database), Sink()
    training(town)
    clock = Standing(local(3, 2, 11))
    with serving(sink) as postman:
        worker = Worker(database, clock, DESK, postman)
        worker.wake()
        sink.taken.clear()
        clock.at = local(3, 18, 0)
        assert worker.wake() > 0
        assert sorted(sink.addresses) == sorted([JO, "tess.barlow@desk.example"])
        sink.taken.clear()
        worker.wake()
        assert sink.taken == []
    with database.reading() as session:
        beaten = pulse(session, WORKER)
    assert beaten is not None
    assert wall_now() - beaten < timedelta(minutes=1)


def test_a_database_out_of_reach_does_not_end_the_worker(caplog: pytest.LogCaptureFixture) -> None:
    nowhere = open_database("postgresql+psycopg://nobody@127.0.0.1:9/nothing")
    wake(Worker(nowhere, Standing(local(3, 2)), KEPT))
    assert "the database is out of reach" in caplog.text


def test_the_alarm_clock_makes_up_for_a_missed_waking_once(database: Database) -> None:
    timer: BaseScheduler = background(Worker(database, Standing(local(3, 2)), KEPT))
    timer.start(paused=True)
    try:
        again = next(job for job in timer.get_jobs() if "interval" in str(job.trigger))
        assert (again.coalesce, again.max_instances, again.misfire_grace_time) == (True, 1, None)
    finally:
        timer.shutdown(wait=False)


def test_a_practice_clock_stops_at_each_moment_on_its_way(database: Database) -> None:
    town = Town(database)
    training(town)
    clock = PracticeClock(database, local(3, 2, 11))
    moved = advance(Worker(database, clock, KEPT), clock, local(3, 20))
    assert (moved.now, moved.fired) == (local(3, 20), 3)
    with database.reading() as session:
        rows = session.scalars(select(NoticeRow.created_at).where(NoticeRow.duty == "homework").order_by(NoticeRow.id))
        assert list(rows) == [local(3, 12, 9), local(3, 16, 9), local(3, 18, 0), local(3, 18, 0)]
        assert not any(session.scalars(select(NoticeRow.catch_up)))


def test_a_practice_clock_moves_only_forward(database: Database) -> None:
    clock = PracticeClock(database, local(3, 2))
    assert PracticeClock(database, local(1, 1)).now() == local(3, 2)
    clock.move(local(3, 1))
    assert clock.now() == local(3, 2)
