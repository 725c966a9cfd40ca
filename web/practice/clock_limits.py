"""Who moves the clock of a practice desk, and how far: each day on the way makes cases and mail, and all of it lies on a disk."""

from __future__ import annotations

from datetime import datetime, timedelta

from models.desk.disk import GIGABYTE, database_file, is_nearly_full
from scheduler.clock import wall_now
from web.calls import Call
from web.problems import Forbidden
from workflows.engine.cases import NotAllowed, Refusal
from workflows.grammar.steps import LOCAL

MOST_BYTES = 2 * GIGABYTE  # of a practice desk
FULL = "the practice desk is full; whoever runs it starts it anew with `hmis-desk demo --fresh`"


def check_move(call: Call, to: datetime) -> None:
    """Raise Forbidden, or NotAllowed, where the practice clock is not to be moved to a moment by whoever asks."""
    if not call.viewer.is_staff():
        raise Forbidden("only ICA's staff may move the practice clock")
    if to > (last := farthest(call)):
        words = f"the practice clock moves no farther than {last.astimezone(call.calendar.zone):%B %-d, %Y}"
        raise NotAllowed(Refusal(LOCAL, words, field="to"))
    file = database_file(call.house.settings.database)
    if file and file.exists() and (file.stat().st_size > MOST_BYTES or is_nearly_full(file)):
        raise NotAllowed(Refusal(LOCAL, FULL, field="to"))


def farthest(call: Call) -> datetime:
    """Return how far it goes: so many days ahead of today, or of where it began if that is later."""
    began = call.house.practice.start if call.house.practice else None
    return max(wall_now(), began or wall_now()) + timedelta(days=call.house.settings.practice_days)
