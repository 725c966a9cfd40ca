"""The worker: one waking sweeps, tells, sends, and leaves a sign of life; a practice clock takes each moment in turn."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from pathlib import Path
from threading import Event, Semaphore

import pytest
from sqlalchemy import select

from models.audit.keeping import verify
from models.database import Database, open_database
from models.desk.clock_watch import Uptime
from models.desk.heartbeats import WORKER, pulse
from models.rows.notices import Message, NoticeRow
from notifications.returning.maildir import ROOMS, Maildir
from notifications.writing.letterhead import Desk
from scheduler.clock import PracticeClock, wall_now
from scheduler.practice import advance
from scheduler.timer import Timer, attempt
from scheduler.wake import Worker
from tests.desks import JO, Town, local
from tests.models.audit.logs import say
from tests.notifications.mailroom import DESK
from tests.notifications.returning.shapes import postfix
from tests.notifications.servers import Sink, serving

SOON = timedelta(seconds=0.05)
KEPT = Desk("https://desk.hmis.example", "HMIS Desk <desk@hmis.example>")


@dataclass
class Standing:
    """A clock that stands where a test puts it."""

    at: datetime
    practice: bool = False

    def now(self) -> datetime:
        """Return the moment."""
        return self.at

    def uptime(self) -> Uptime:
        """Return how the time went by: as this clock did."""
        return Uptime("a machine", self.at.timestamp())


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
        assert sink.taken == []  # it is told when the office opens
        clock.at = local(3, 18, 9)
        worker.wake()
        assert sorted(sink.addresses) == sorted([JO, "tess.barlow@desk.example"])
        sink.taken.clear()
        worker.wake()
        assert sink.taken == []
    with database.reading() as session:
        beaten = pulse(session, WORKER)
    assert beaten is not None
    assert wall_now() - beaten < timedelta(minutes=1)


def test_a_waking_hears_of_the_mail_that_came_back(database: Database, tmp_path: Path) -> None:
    town = Town(database)
    training(town)
    for room in ROOMS:
        (tmp_path / room).mkdir()
    with serving(Sink()) as postman:
        worker = Worker(database, Standing(local(3, 2, 11)), DESK, postman, Maildir(tmp_path))
        worker.wake()
        (tmp_path / "new" / "1").write_bytes(postfix(of_jo(database).message_id, JO))
        worker.wake()
    assert of_jo(database).state == "returned"
    assert "listen" in worker.jobs


def of_jo(database: Database) -> Message:
    """Return the mail that told Jo that the series began."""
    with database.reading() as session:
        told = select(Message).join(NoticeRow, NoticeRow.id == Message.notice_id)
        return session.scalars(told.where(NoticeRow.template == "series-begun")).one()


def test_a_database_out_of_reach_does_not_end_the_worker(caplog: pytest.LogCaptureFixture) -> None:
    nowhere = open_database("postgresql+psycopg://nobody@127.0.0.1:9/nothing")
    attempt("sweep", Worker(nowhere, Standing(local(3, 2)), KEPT).sweep)
    assert "the database is out of reach" in caplog.text


@dataclass(frozen=True)
class Restless(Worker):
    """A worker one of whose jobs does as a test says."""

    odd: str = "send"
    deed: Callable[[], object] = print

    @property
    def jobs(self) -> Mapping[str, Callable[[], object]]:
        """Let the odd job do something else, and the others say when they were done twice."""
        return {**{name: self.counted(name) for name in super().jobs}, self.odd: self.deed}

    def counted(self, name: str) -> Callable[[], object]:
        """Return a job that says when it was done twice."""
        rounds = self.rounds.setdefault(name, Semaphore(0))
        return rounds.release

    @cached_property
    def rounds(self) -> dict[str, Semaphore]:
        """How often each job came round."""
        return {}


def come_round(worker: Restless) -> bool:
    """Say whether all the other jobs come round twice."""
    others = [name for name in worker.jobs if name != worker.odd]
    return all(worker.rounds[name].acquire(timeout=10) for name in others for _ in range(2))


@pytest.mark.parametrize("odd", ["send", "compose", "sweep", "beat", "listen"])
def test_a_job_that_hangs_holds_up_no_other(database: Database, odd: str) -> None:
    hanging = Event()
    worker = Restless(database, Standing(local(3, 2)), KEPT, odd=odd, deed=lambda: hanging.wait(20))
    timer = Timer(worker, every=SOON)
    timer.start()
    try:
        assert come_round(worker)
    finally:
        hanging.set()
        timer.stop()


def test_a_job_that_fails_holds_up_no_other_and_comes_round_again(database: Database) -> None:
    tries = Semaphore(0)

    def fail() -> None:
        tries.release()
        raise ValueError("poison")

    worker = Restless(database, Standing(local(3, 2)), KEPT, odd="compose", deed=fail)
    timer = Timer(worker, every=SOON)
    timer.start()
    try:
        assert come_round(worker)
        assert all(tries.acquire(timeout=10) for _ in range(2))
    finally:
        timer.stop()


def test_a_clock_set_back_by_two_hours_stops_no_job(database: Database) -> None:
    worker = Restless(database, Standing(local(3, 2)), KEPT, deed=lambda: None)
    timer = Timer(worker, every=SOON)
    timer.start()
    try:
        assert come_round(worker)
        for job in timer.scheduler.get_jobs():  # as a clock leaves it that was set back while the job waited
            job.modify(next_run_time=wall_now() + timedelta(hours=2))
        assert come_round(worker)
        assert come_round(worker)
    finally:
        timer.stop()


def test_a_worker_that_is_asked_to_stop_lets_the_message_in_hand_arrive_first(database: Database) -> None:
    begun, arrived = Event(), list[str]()

    def send() -> None:
        begun.set()
        worker.stopping.wait(10)
        arrived.append("the message")

    worker = Restless(database, Standing(local(3, 2)), KEPT, odd="send", deed=send)
    timer = Timer(worker)
    timer.start()
    assert begun.wait(10)
    timer.stop()
    assert arrived == ["the message"]


@pytest.mark.parametrize(("moved", "said"), [(-2, True), (3, True), (0, False)])
def test_a_clock_that_jumps_is_noticed_and_the_beat_goes_on(
    database: Database, caplog: pytest.LogCaptureFixture, moved: int, said: bool
) -> None:
    worker = Worker(database, Standing(local(3, 2)), KEPT)
    then = local(3, 2) + timedelta(hours=moved)
    worker.beat(local(3, 2))
    worker.beat(then)
    with database.reading() as session:
        assert pulse(session, WORKER) == then
    assert ("check the machine's clock" in caplog.text) is said


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


def test_each_link_of_the_audit_log_is_a_line_of_the_log_once_and_says_nothing_of_what_the_row_says(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    worker = Worker(database, Standing(local(3, 2, 11)), DESK)
    worker.audit()  # what the migrations wrote
    caplog.set_level(logging.INFO, "scheduler.wake")
    say(database, "Dana Whitfield was given a role", "two")
    worker.audit()
    worker.audit()
    lines = [each.message for each in caplog.records if "of the audit log" in each.message]
    with database.reading() as session:
        (end, broken) = verify(session)
    assert broken is None
    assert [line.partition(" of")[0] for line in lines] == [f"row {end.place - 1}", f"row {end.place}"]
    assert lines[-1].endswith(f" at 2026-03-02 15:00:00 UTC: {end.digest}")
    assert "Dana" not in " ".join(lines)
