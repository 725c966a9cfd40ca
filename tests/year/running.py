"""Going through the weeks of a desk: its people act, its clock moves on, and something is said of each week."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from sqlite3 import connect

from models.desk.disk import database_file
from models.registries.meeting_calendar import settle
from models.rows.meetings import Meeting
from models.upgrading.upgrade import replays, sentences
from scheduler.practice import advance
from tests.year.checker import faults
from tests.year.people import People
from web.bootstrap import House
from web.practice.vermont import CALENDAR

WEEK, AHEAD = timedelta(days=7), timedelta(days=90)
MEETS_AT = 13


@dataclass(frozen=True)
class Found:
    """What was wrong: while people acted, in the rows, and in replaying."""

    acting: tuple[str, ...]
    rows: tuple[str, ...]
    replays: tuple[str, ...]

    def __bool__(self) -> bool:
        """Say whether anything was."""
        return bool(self.acting or self.rows or self.replays)

    def __iter__(self) -> Iterator[str]:
        """Yield it all."""
        yield from (*self.acting, *self.rows, *self.replays)


def through(house: House, until: date, seed: int, say: Callable[[str], None], *, most: int | None = None) -> People:
    """Let a practice desk go on, week by week, until a day; people look at so many tasks in a week at most, or at all of them."""
    clock = house.practice
    if clock is None:
        raise LookupError("only a practice desk has a clock that moves")
    people = People(house.database, Random(seed), most)  # noqa: S311 - it decides nothing but a test # nosec B311
    while (now := clock.now()) and CALENDAR.day(now) < until:
        answered = people.act(now)
        meet(house, now)
        moved = advance(house.worker, clock, min(now + WEEK, CALENDAR.at(until)))
        say(
            f"{CALENDAR.day(moved.now)}: {answered} answers, {moved.fired} deadlines, {moved.notices} mails, "
            f"{len(people.faults)} errors so far"
        )
    return people


def meet(house: House, now: datetime) -> None:
    """Put the Committee's next meeting on the calendar, if none is."""
    with house.database.writing() as session:
        if not session.query(Meeting).filter(Meeting.starts_at > now).count():
            day = CALENDAR.day(now + AHEAD)
            settle(session, CALENDAR.at(day, MEETS_AT), "Online: meet.practice.example/advisory")


def looked_at(house: House, people: People) -> Found:
    """Look at all rows in plain SQL, and replay every case."""
    file = database_file(house.settings.database)
    if file is None or house.practice is None:
        raise LookupError("the rows of a practice desk lie in a file")
    rows = connect(file)
    try:
        broken = tuple(faults(rows, house.practice.now()))
    finally:
        rows.close()
    unlike = tuple(sentence for each in replays(house.database) for sentence in sentences(each))
    return Found(tuple(people.faults), broken, unlike)
