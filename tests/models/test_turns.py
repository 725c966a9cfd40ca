"""Whoever reads is answered at once, however many wait to write."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import ExitStack
from itertools import islice
from threading import Event

from sqlalchemy import func, select

from models.database import WRITERS, Database
from models.rows.people import Person
from models.store.passing import is_passing
from models.store.turns import MOST_WAITING, Crowded
from tests.desks import Town


def people(database: Database) -> int:
    with database.reading() as session:
        return session.scalar(select(func.count()).select_from(Person)) or 0


def test_thirty_who_wait_to_write_keep_nobody_from_reading_and_those_too_many_are_told_to_come_back(
    database: Database,
) -> None:
    town, over, writing = Town(database), Event(), 1 if database.has_one_writer else WRITERS

    def hold(begun: Event) -> None:
        with database.writing():
            begun.set()
            assert over.wait(20)

    def write() -> str:
        try:
            with database.writing() as session:
                return session.get_one(Person, town.dana.id).name
        except Crowded as error:
            return "" if is_passing(error) else "a fault of the desk"

    with ExitStack() as finally_, ThreadPoolExecutor(writing + 30) as threads:
        finally_.callback(over.set)
        for begun in [Event() for _ in range(writing)]:
            threads.submit(hold, begun)
            assert begun.wait(20)
        waiting = [threads.submit(write) for _ in range(30)]
        turned_away = list(islice(as_completed(waiting), 30 - MOST_WAITING))
        assert {each.result() for each in turned_away} == {""}
        assert people(database) > 0
        over.set()
        assert (
            sorted(each.result() for each in waiting) == [""] * (30 - MOST_WAITING) + ["Dana Whitcomb"] * MOST_WAITING
        )
