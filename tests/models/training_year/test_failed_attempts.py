"""Failed attempts at the training series count for the person: no withdrawal and no new request makes them fewer."""

from __future__ import annotations

from models.database import Database
from models.lookups.about import About
from models.lookups.people import earlier_series
from tests.desks import Town, local


def failed_once(town: Town) -> str:
    """Let ICA ask Jo for the whole series again; return the number of the case that this opens."""
    number = town.ask(local(2, 20))
    town.do(number, town.dana, "begin-series", local(3, 2), begun_on="2026-03-02")
    town.do(number, town.jo, "submit", local(3, 17), work="All of it.")
    town.do(number, town.dana, "repeat", local(3, 20), why="Two of the three assignments are missing.")
    return town.newest().number


def counted(town: Town, number: str) -> int:
    """Return how many earlier series failed, as the desk looks it up for a case."""
    case = town.case(number)
    with town.database.reading() as session:
        return earlier_series(session, About(case.id, case.agency_id, case.subject_id, "")).failed


def test_who_withdraws_and_asks_again_has_failed_as_often_as_before(database: Database) -> None:
    town = Town(database)
    second = failed_once(town)
    assert counted(town, second) == 1
    town.do(second, town.tess, "withdraw", local(3, 23), why="We ask anew.")
    again = town.ask(local(3, 24))
    assert again != second
    assert counted(town, again) == 1


def test_who_never_failed_has_failed_in_nothing(database: Database) -> None:
    town = Town(database)
    assert counted(town, town.ask(local(2, 20))) == 0
