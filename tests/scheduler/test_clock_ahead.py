"""A clock that jumps ahead of the time for which its machine has been up lets nothing happen too early."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from models.database import Database
from models.desk.clock_watch import believe, doubts
from models.desk.figures import figures
from models.rows.notices import Message
from scheduler.wake import Worker
from tests.databases import KINDS
from tests.desks import local
from tests.notifications.mailroom import AT_ONCE, DESK, Mailroom
from tests.scheduler.machine import Machine

BEGAN, LAPSES = local(3, 2), local(4, 2, 0)
HOUR = timedelta(hours=1)


@dataclass
class Post:
    """A town, its machine and its worker; a series began that lapses on April 2."""

    room: Mailroom
    machine: Machine
    number: str

    @property
    def worker(self) -> Worker:
        """A worker as it is after a start."""
        return Worker(self.room.database, self.machine, DESK)

    @property
    def state(self) -> str:
        """Where the case stands."""
        return self.room.case(self.number).state

    def doubts(self) -> int:
        """Count the clocks in doubt."""
        with self.room.database.reading() as session:
            assert len(doubts(session)) == figures(session, self.machine.at)["clocks_doubted"]
            return len(doubts(session))


@pytest.fixture(params=KINDS)
def post(request: pytest.FixtureRequest) -> Post:
    """Return a desk whose worker has begun."""
    database: Database = KINDS[request.param](AT_ONCE)
    room, machine = Mailroom(database), Machine(BEGAN)
    found = Post(room, machine, room.training())
    found.worker.wake()
    return found


def test_a_clock_three_days_ahead_ends_nothing_and_icas_administrators_are_told(post: Post) -> None:
    post.machine.goes_on(LAPSES - BEGAN - 2 * 24 * HOUR)
    post.worker.wake()
    post.machine.at += 3 * 24 * HOUR
    post.worker.wake()
    assert (post.state, post.doubts()) == ("TRAINING", 1)
    assert post.room.addresses("clock-ahead") == ["dana.whitcomb@desk.example"]
    post.worker.wake()
    assert len(post.room.messages("clock-ahead")) == 1, "once is enough"


def test_a_worker_that_is_started_with_a_wrong_clock_notices_it_too(post: Post) -> None:
    post.machine.at = LAPSES + HOUR
    assert post.worker.sweep() == 0
    assert post.state == "TRAINING"


def test_once_the_clock_is_put_right_the_desk_goes_on_by_itself(post: Post) -> None:
    post.machine.at += 60 * 24 * HOUR
    post.worker.wake()
    post.machine.at -= 60 * 24 * HOUR
    post.machine.goes_on(LAPSES - BEGAN)
    post.worker.wake()
    assert (post.state, post.doubts()) == ("LAPSED", 0)


def test_once_somebody_says_that_the_clock_is_right_the_desk_acts_by_it(post: Post) -> None:
    post.machine.at = LAPSES
    post.worker.wake()
    with post.room.database.writing() as session:
        assert believe(session, "first", LAPSES, post.room.dana.id)
        assert not believe(session, "first", LAPSES, post.room.dana.id)
    post.worker.wake()
    assert (post.state, post.doubts()) == ("LAPSED", 0)


@pytest.mark.parametrize("days", [1, 20, 400])
def test_a_desk_that_stood_still_catches_up_without_a_question(post: Post, days: int) -> None:
    post.machine.goes_on(days * 24 * HOUR)
    post.worker.wake()
    assert (post.state, post.doubts()) == ("LAPSED" if days > 30 else "TRAINING", 0)


def test_a_machine_that_was_started_anew_is_believed(post: Post) -> None:
    post.machine.boot, post.machine.up, post.machine.at = "second", 12.0, LAPSES
    post.worker.wake()
    assert (post.state, post.doubts()) == ("LAPSED", 0)


def test_a_clock_set_back_and_put_forward_again_stops_nothing(post: Post) -> None:
    post.machine.at -= 2 * HOUR
    post.worker.wake()
    post.machine.at += 2 * HOUR
    post.machine.goes_on(LAPSES - BEGAN)
    post.worker.wake()
    assert (post.state, post.doubts()) == ("LAPSED", 0)


def test_what_a_clock_gains_in_a_while_is_no_jump(post: Post) -> None:
    for _ in range(4):
        post.machine.goes_on(LAPSES - BEGAN)
        post.machine.at += timedelta(minutes=50)
        post.worker.wake()
    assert post.doubts() == 0


def test_mail_that_waits_for_its_moment_leaves_although_the_clock_is_set_back_two_hours(post: Post) -> None:
    post.worker.sweep()
    post.room.do(post.number, post.room.jo, "submit", post.machine.at, work="All of it.")
    post.worker.compose()
    with post.room.database.writing() as session:
        session.execute(update(Message).values(state="queued", next_try_at=post.machine.at + timedelta(minutes=10)))
    post.machine.goes_on(timedelta(minutes=5))
    post.machine.at -= 2 * HOUR
    post.worker.sweep()
    with post.room.database.reading() as session:
        waiting = session.scalars(select(Message.next_try_at).where(Message.state == "queued")).all()
    assert waiting
    assert all(moment and moment <= post.machine.at for moment in waiting)
