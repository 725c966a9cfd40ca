"""Nobody finds anything by what they may not read: neither a case, nor a number beside it, nor a task."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from models.access.access import Viewer
from models.casebook.case_search import find
from models.database import Database
from models.inbox.counts import found_in
from models.intake.drafts import FormOf, save_draft
from models.intake.intake import Sent, begin
from models.intake.remarks import recuse
from models.rows.cases import CaseRow, CaseWords, DutyRow
from tests.databases import by_turns, sqlite
from tests.desks import Town, local
from tests.models.complaining import ALLEGED, CAME, IDA, OF_A_USER, OF_STAFF, Leaders
from tests.models.corrections.correcting import corrected
from tests.models.searching.finding import NOW, found, words_anew, words_kept
from tests.models.withholding.removing import added, noted, places_of, without_document, without_note

LATER = CAME + timedelta(days=1)
REPORTER = (
    "robin",
    "vale",
    "robin vale",
    "802-555-0117",
    "555 0117",
    "8025550117",
    "8025",
    "robin ida",
    "vale password",
)


def everybody(town: Town) -> list[Viewer]:
    return [town.viewer(person.email) for person in town.people()]


def finders(town: Town, words: str) -> set[str]:
    return {each.name.split()[0] for each in everybody(town) if found(town.database, each, words)}


@pytest.fixture
def database(request: pytest.FixtureRequest) -> Database:
    """Return an empty desk on one of the databases; what finds at all is tried on both beside this file."""
    return by_turns(request.node.name)


@pytest.mark.parametrize("words", REPORTER)
def test_who_complained_is_found_by_the_keeper_alone(database: Database, words: str) -> None:
    town = Leaders(database)
    number = town.complain(town.dana, anonymous=True)
    town.do(number, town.dana, "look-into", LATER)
    assert town.case(number).keeper_id == town.dana.id
    assert finders(town, "password") == {"Dana", "Kofi", "Nora"}
    assert finders(town, words) == {"Dana"}


@pytest.mark.parametrize("words", REPORTER)
def test_without_a_keeper_nobody_finds_who_complained(database: Database, words: str) -> None:
    town = Leaders(database)
    town.complain(town.omar)
    assert finders(town, words) == set()


def test_that_something_is_hidden_is_not_found_either(database: Database) -> None:
    town = Leaders(database)
    town.complain(town.dana)
    town.complain(town.dana, complainant="", contact="")
    assert finders(town, "released") == set()


def test_who_keeps_it_no_longer_finds_it_no_longer(database: Database) -> None:
    town = Leaders(database)
    number = town.complain(town.dana)
    town.do(number, town.dana, "look-into", LATER)
    assert finders(town, "robin vale") == {"Dana"}
    with database.writing() as session:
        case, _ = find(session, town.dana, number)
        recuse(session, town.dana, case, "They are neighbors.", LATER)
    assert finders(town, "robin vale") == set()
    assert "Dana" not in finders(town, "password")


def test_a_complaint_about_staff_is_found_by_those_alone_who_may_know_of_it(database: Database) -> None:
    town = Leaders(database)
    town.complain_of_staff()
    assert finders(town, "neighbor") == finders(town, "kofi looked") == {"Adele", "Miriam"}


def test_one_handed_to_the_leadership_is_found_by_ica_no_longer(database: Database) -> None:
    town = Leaders(database)
    number = town.complain(town.dana)
    town.do(number, town.dana, "look-into", LATER)
    assert finders(town, "password") == {"Dana", "Kofi", "Nora"}
    referred = {"employee": "Kofi Mensah", "continua": ["Balance of State"], "director": False}
    town.do(number, town.dana, "refer", LATER, **referred)
    assert finders(town, "password") == finders(town, number) == {"Adele", "Miriam"}
    assert finders(town, "robin vale") == set()


def test_the_person_a_case_is_about_finds_nothing_of_one_that_is_closed_to_them(database: Database) -> None:
    town = Leaders(database)
    number = town.complain(town.dana)
    town.do(number, town.dana, "look-into", LATER)
    town.do(number, town.dana, "allege", LATER, **{**ALLEGED, "what": "Shared a zebra."})
    violation = town.newest(IDA).number
    assert found(database, town.ida, "zebra") == found(database, town.ida, violation) == set()
    assert found(database, town.dana, "zebra") == {number, violation}


def test_a_correction_of_who_complained_is_found_by_the_keeper_alone(database: Database) -> None:
    town = Leaders(database)
    number = town.complain(town.dana)
    town.do(number, town.dana, "look-into", LATER)
    facts = {**OF_A_USER, "complainant": "Sam Quill"}
    corrected(town, number, town.dana, begun(town, number), now=LATER, facts=facts)
    assert finders(town, "quill") == {"Dana"}
    assert finders(town, "vale") == set()
    assert words_kept(database) == words_anew(database)


def begun(town: Town, number: str) -> str:
    with town.database.reading() as session:
        case, _ = find(session, town.viewer("dana.whitcomb@desk.example"), number)
        return next(iter(town.database.rulebook.processes[case.process].openings)).name


def test_a_task_in_a_case_one_may_not_know_of_is_found_by_nothing(database: Database) -> None:
    town = Leaders(database)
    number = town.complain_of_staff()
    with database.writing() as session:  # as it would be by an error of the desk, or of somebody at the database
        case = session.scalars(select(CaseRow).where(CaseRow.number == number)).one()
        for duty in session.scalars(select(DutyRow).where(DutyRow.case_id == case.id)):
            duty.assignee_id = town.dana.id
    with database.reading() as session:
        for words in ("neighbor", "kofi", number, "complaint"):
            assert not any(found_in(session, town.dana, words, NOW).values()), words


def test_a_draft_is_found_by_nobody(database: Database) -> None:
    town = Town(database)
    number = town.ask(CAME)
    with database.writing() as session:
        case, _ = find(session, town.tess, number)
        save_draft(session, town.tess, FormOf.case(case, "withdraw"), {"why": "zebra"}, now=LATER)
    assert finders(town, "zebra") == set()


def test_what_is_withheld_is_gone_from_what_finds_it_in_the_same_transaction(database: Database) -> None:
    town = Town(database)
    number = town.ask(CAME)
    entry = noted(town, number, town.tess, "Quagga Okapi slept here.", LATER)
    document = added(town, number, town.tess, "Okapi intake.pdf", LATER)
    assert found(database, town.dana, "quagga okapi") == found(database, town.dana, "okapi intake") == {number}
    without_note(town, number, town.dana, entry, LATER)
    assert found(database, town.dana, "quagga") == set()
    assert found(database, town.dana, "okapi") == {number}
    without_document(town, number, town.dana, document, LATER)
    assert found(database, town.dana, "okapi") == set()
    assert places_of(database, "okapi") == places_of(database, "quagga") == set()
    assert words_kept(database) == words_anew(database)


def test_not_even_the_index_of_the_file_holds_what_is_withheld() -> None:
    database = sqlite()  # PostgreSQL clears its pages by itself, in time
    town = Town(database)
    number = town.ask(CAME)
    entry = noted(town, number, town.tess, "qqquagga xylopolist", LATER)
    for place in range(5):  # so that the index has merged and split meanwhile
        town.ask(LATER + timedelta(minutes=place), name=f"Xylo Quince{place}", email=f"x{place}@otter.example")
    file = Path(str(database.engine.url.database))
    settle(database)
    assert b"qqquagga" in file.read_bytes()
    without_note(town, number, town.dana, entry, local(3, 5))
    settle(database)
    for gone in (b"qqquagga", b"quagga", b"lopolist"):
        assert gone not in file.read_bytes(), gone


def settle(database: Database) -> None:
    with database.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")


def test_the_words_for_everyone_never_have_a_masked_answer(database: Database) -> None:
    town = Leaders(database)
    for by in (town.dana, town.omar):
        town.complain(by, complainant="Zebulon Quagga", contact="quagga@zebra.example")
    with database.writing() as session:
        begin(session, town.tess, "P20", Sent({**OF_STAFF, "complainant": "Zebulon Quagga"}), CAME)
    with database.reading() as session:
        rows = session.scalars(select(CaseWords)).all()
        assert {row.readers for row in rows if "zebulon" in row.words.split()} == {";keeper;"}
        assert not [row for row in rows if row.readers != ";keeper;" and {"quagga", "zebra"} & set(row.words.split())]
