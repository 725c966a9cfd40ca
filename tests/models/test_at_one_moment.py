"""Two people enter the same thing at the same moment: it is there once, and both are answered."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from sqlalchemy import func, select

from models.rows.registries import Attendance, Training
from tests.databases import KINDS
from tests.desks import Town, local
from workflows.engine.cases import NotAllowed

SESSION = {"title": "Intake", "held_on": "2026-03-02", "minutes": 60, "missed": 10}
SPRING = {"topic": "security training", "title": "Spring", "held_on": local(3, 19).date(), "minutes": 180}
by_two = pytest.mark.parametrize("kind", KINDS)


def at_once(*deeds: Callable[[], Any]) -> list[str]:
    """Let several people do something at one moment, and return what became of each: done, or the refusal."""
    together = Barrier(len(deeds))

    def take(deed: Callable[[], Any]) -> str:
        together.wait(10)
        try:
            deed()
        except NotAllowed as no:
            return no.first.sentence
        return "done"

    with ThreadPoolExecutor(len(deeds)) as people:
        return sorted(people.map(take, deeds))


def begun(town: Town, name: str, email: str) -> str:
    number = town.ask(local(2, 20), name=name, email=email)
    town.do(number, town.dana, "begin-series", local(3, 2), begun_on="2026-03-02")
    return number


@by_two
def test_a_session_of_two_trainees_is_on_the_list_once(kind: str) -> None:
    town = Town(KINDS[kind]())
    numbers = [begun(town, f"T {each}", f"t{each}@otter.example") for each in range(4)]

    def record(number: str) -> Callable[[], None]:
        return lambda: town.do(number, town.dana, "record-session", local(3, 2), **SESSION)

    assert at_once(*map(record, numbers)) == ["done"] * 4
    with town.database.reading() as session:
        assert session.scalar(select(func.count(Training.id))) == 1
        assert session.scalar(select(func.count(Attendance.id))) == 4
