"""A clock that is set back two hours, and ahead three days and back, changes nothing: each deadline is acted on once, in its time."""

from __future__ import annotations

from datetime import timedelta

import pytest

from scheduler.wake import Worker
from tests.breaking.outages import BEGINS, Running
from tests.databases import KINDS
from tests.notifications.mailroom import DESK
from tests.scheduler.machine import Machine

HOUR = timedelta(hours=1)
DAY = 24 * HOUR
SET_BACK, SET_AHEAD = BEGINS + 8 * DAY, BEGINS + 9 * DAY  # two days before both series lapse
END = BEGINS + 12 * DAY


class Set(Running):
    """A desk on a machine whose clock is set."""

    def __init__(self, kind: str) -> None:
        """Settle it, and let its worker wake for the first time."""
        super().__init__(kind)
        self.machine = Machine(BEGINS)
        self.worker = Worker(self.database, self.machine, DESK)
        self.tick()

    def tick(self) -> None:
        """Let the worker act on what is due by its clock, and tell it."""
        self.worker.sweep()
        self.worker.compose()

    def set_by(self, time: timedelta) -> None:
        """Set the clock, and let the worker wake twice by it."""
        self.machine.at += time
        self.tick()
        self.tick()


@pytest.mark.parametrize("kind", KINDS)
def test_a_clock_that_is_set_back_and_ahead_ends_where_one_ends_that_was_right(kind: str) -> None:
    right, desk, now = Running("sqlite"), Set(kind), BEGINS
    while now < END:
        now += DAY
        desk.machine.goes_on(DAY)
        desk.tick()
        right.stay_up(now)
        assert (desk.found(now).states, desk.faults(now)) == (right.found(now).states, [])
        if now in {SET_BACK, SET_AHEAD}:
            amiss = -2 * HOUR if now == SET_BACK else 3 * DAY
            desk.set_by(amiss)
            assert desk.found(now).states == right.found(now).states
            desk.set_by(-amiss)
    assert ("P03", "LAPSED") in right.found(now).states
    assert desk.found(now).told >= right.found(now).told
