"""Cases are found by all that one may read in them: names, numbers, answers, notes, titles and tasks."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from models.casebook.case_search import Search, search
from models.database import Database
from models.inbox.inbox import Queue
from models.registries.edits.editing import edit
from models.registries.edits.entries import AGENCIES, PEOPLE
from models.rows.people import Agency, Person
from tests.desks import JO, Town, local
from tests.models.corrections.correcting import corrected
from tests.models.searching.finding import NOW, found, tasks_found, words_anew, words_kept
from tests.models.withholding.removing import added, noted

BEGUN, LATER = local(3, 2), local(3, 3)
ARCY: dict[str, Any] = {"name": "Ren\u00e9e D\u2019Arcy", "email": "renee@otter.example"}


@pytest.mark.parametrize("typed", ["arcy", "Ren\u00e9", "x", "darcy tess barlow"])
def test_what_no_word_begins_with_finds_nothing(database: Database, typed: str) -> None:
    town = Town(database)
    town.ask(BEGUN, **ARCY)
    expected = set() if typed != "Ren\u00e9" else found(database, town.dana, "renee")
    assert found(database, town.dana, typed) == expected


@pytest.mark.parametrize(
    "typed",
    ["darcy", "d'arcy", "d\u2019arcy", "DARCY renee", "renee darcy", "rene\u0301e", "darcy otter", "shelter darcy creek",
     "license d'arcy", "renee@otter", "paid staff darcy", "darcy manager"],
)  # fmt: skip
def test_a_case_is_found_by_names_in_any_order_and_writing(database: Database, typed: str) -> None:
    town = Town(database)
    town.ask(BEGUN)
    number = town.ask(BEGUN, **ARCY)
    assert found(database, town.dana, typed) == {number}


def test_a_case_is_found_by_its_number_with_and_without_the_hyphen(database: Database) -> None:
    town = Town(database)
    number, _ = town.ask(BEGUN), town.ask(BEGUN, **ARCY)
    year, digits = number.split("-")
    for typed in (number, f"{year}{digits}", f" {year}\u2011{digits} ", f"jo {year}{digits}", digits):
        assert found(database, town.dana, typed) == {number}, typed
    assert found(database, town.dana, f"darcy {number}") == set()


def test_a_case_is_found_by_notes_titles_tasks_and_the_names_of_documents(database: Database) -> None:
    town = Town(database)
    number, _ = town.ask(BEGUN), town.ask(BEGUN, **ARCY)
    noted(town, number, town.tess, "She na\u00efvely asked about the \u201cwinter protocol\u201d.", LATER)
    added(town, number, town.tess, "Lease_agreement.pdf", LATER)
    town.do(number, town.dana, "begin-series", LATER, begun_on="2026-03-03")
    for typed in ("winter protocol", "naively", "lease", "series begun", "homework jo"):
        assert number in found(database, town.dana, typed), typed
    assert found(database, town.dana, "winter lease jo") == {number}


def test_closed_cases_are_found_and_only_what_one_may_see(database: Database) -> None:
    town = Town(database)
    number = town.ask(BEGUN)
    town.do(number, town.tess, "withdraw", LATER, why="She took a post in Rutland.")
    assert found(database, town.tess, "rutland") == found(database, town.dana, "rutland") == {number}
    assert found(database, town.omar, "rutland") == found(database, town.omar, number) == set()
    with database.reading() as session:
        assert search(session, town.dana, Search(words="rutland", status="open")).rows == []


def test_tasks_are_found_in_every_queue_by_the_words_of_their_case(database: Database) -> None:
    town = Town(database)
    number, _ = town.ask(BEGUN), town.ask(BEGUN, **ARCY)
    noted(town, number, town.tess, "Call before noon.", LATER)
    assert tasks_found(database, town.dana, "noon", Queue.TEAM)
    assert {"Jo Tran" in task for task in tasks_found(database, town.dana, "tran conflict noon", Queue.TEAM)} <= {True}
    assert tasks_found(database, town.omar, "noon", Queue.TEAM) == set()
    assert tasks_found(database, town.dana, "noon darcy", Queue.ALL) == set()


def test_what_is_struck_is_found_no_more_and_what_is_corrected_by_what_is_so(database: Database) -> None:
    town = Town(database)
    number = town.ask(BEGUN)
    town.do(number, town.tess, "withdraw", LATER, why="She took a post in Rutland.")
    corrected(town, number, town.tess, "withdraw", now=LATER, facts=None)
    assert found(database, town.dana, "rutland") == set()
    assert found(database, town.dana, "withdrawn mistake") == {number}
    assert words_kept(database) == words_anew(database)


def test_a_new_name_of_a_person_or_an_agency_finds_their_cases_and_the_old_one_does_not(database: Database) -> None:
    town = Town(database)
    number = town.ask(BEGUN)
    said: dict[str, Any] = {"name": "Jo Ferris", "email": JO, "agency": "otter-creek-shelter", "reason": "She married."}
    with database.writing() as session:
        row = session.get_one(Person, town.jo_id)
        edit(session, PEOPLE, row, said, now=LATER, today=LATER.date(), by=town.dana.id)
    assert found(database, town.dana, "ferris") == found(database, town.dana, "ferris otter") == {number}
    said = {"name": "Lake House", "kind": "shelter", "cocs": ["Balance of State"], "reason": "It moved."}
    with database.writing() as session:
        agency = session.query(Agency).filter_by(key="otter-creek-shelter").one()
        edit(session, AGENCIES, agency, said, now=LATER, today=LATER.date(), by=town.dana.id)
    assert found(database, town.dana, "ferris lake") == {number}
    assert words_kept(database) == words_anew(database)


def test_many_words_and_long_ones_are_no_failure(database: Database) -> None:
    town = Town(database)
    number = town.ask(BEGUN)
    assert (
        found(database, town.dana, " ".join(f"{letter}{letter}" for letter in "abcdefghijklmnopqrstuvwxyz" * 2))
        == set()
    )
    assert found(database, town.dana, "q" * 200) == set()
    for at in range(3):
        noted(town, number, town.tess, " ".join(f"w{at}x{n}" for n in range(700)), LATER + timedelta(minutes=at))
    assert found(database, town.dana, "w0x0 w2x699") == {number}


def test_signs_that_mean_something_to_a_database_mean_nothing(database: Database) -> None:
    town = Town(database)
    number = town.ask(BEGUN)
    for typed in ('jo "', "jo OR", "jo*", "jo:*", "jo & tran", "(jo)", "jo'", "jo %", "-jo", "jo \\", "\x00jo"):
        assert found(database, town.dana, typed) in ({number}, set()), typed
    assert found(database, town.dana, "jo &") == {number}


def test_the_moment_of_asking_is_no_matter(database: Database) -> None:
    assert NOW > LATER
    assert found(database, Town(database).dana, "nobody") == set()


@pytest.mark.parametrize(
    "word",
    [
        "1e5",
        "2nd",
        "v2",
        "007",
        "0x1f",
        "a1b2",
        "\u00e9clair",
        "\u043f\u0440\u0438\u0432\u0435\u0442",
        "\u65e5\u672c",
        "the",
        "and",
    ],
)
def test_both_databases_take_a_word_as_one(database: Database, word: str) -> None:
    town = Town(database)
    number = town.ask(BEGUN)
    noted(town, number, town.tess, f"zyx{word} {word}zyx {word}", LATER)
    for typed in (word, f"zyx{word}", f"{word}zyx", f"{word}zy {word}"):
        assert found(database, town.dana, typed) == {number}, typed
