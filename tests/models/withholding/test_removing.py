"""What is withheld is gone from the database, and its trace says who removed it, when and why."""

from pathlib import Path

import pytest

from models.access.rulebook import RULEBOOK
from models.casebook.case_search import find, history_of
from models.casebook.casebook import restored
from models.casebook.replaying import replayed
from models.database import Database
from models.intake.drafts import FormOf, save_draft
from models.intake.remarks import Withheld
from models.intake.withheld_entries import Paper
from models.rows.accounts import AuditRow
from models.rows.cases import CaseRow
from tests.desks import Town, local
from tests.imports import ASKED, STANDARDS, ImportTown
from tests.models.corrections.correcting import corrected
from tests.models.withholding.removing import (
    WHY,
    added,
    documents_of,
    noted,
    places_of,
    row,
    without_document,
    without_note,
)
from workflows.engine.cases import NotAllowed
from workflows.grammar.documents import CaseDocuments

NOW, LATER = local(3, 2), local(3, 3)
WORDS, NAME = "Robin Vale slept here.", "Robin Vale intake.pdf"
TRACE = f"Withheld by Dana Whitcomb on March 3, 2026: {WHY}"
NEW = Paper("right.pdf", b"%PDF-2")


def test_the_words_of_a_note_are_nowhere_afterwards_and_the_trace_stands_in_its_place(database: Database) -> None:
    town = Town(database)
    number = town.ask(NOW)
    entry = noted(town, number, town.tess, WORDS, NOW)
    assert places_of(database, WORDS) == {"history.note"}
    without_note(town, number, town.dana, entry, LATER)
    assert places_of(database, WORDS) == set()
    assert (row(town, entry).title, row(town, entry).note, row(town, entry).at) == ("Note by Tess Barlow", TRACE, NOW)


def test_a_document_keeps_neither_content_nor_name_nor_fingerprint(database: Database) -> None:
    town = Town(database)
    number = town.ask(NOW)
    document = added(town, number, town.tess, NAME, NOW, content=b"Robin Vale, born 1970")
    without_document(town, number, town.dana, document, LATER)
    assert places_of(database, "Robin Vale") == set()
    (kept,) = documents_of(town, number)
    assert (kept.name, kept.sha256, kept.size) == ("", "", 0)
    assert kept.withheld
    assert kept.withheld.words == TRACE
    with database.reading() as session:
        said = session.query(AuditRow).order_by(AuditRow.id.desc()).first()
        assert said
        assert (said.what, said.person_id) == ("a document of {case} was withheld", town.dana.id)


def test_not_even_the_file_of_the_database_holds_what_is_withheld(database: Database) -> None:
    if database.engine.dialect.name != "sqlite":
        pytest.skip("PostgreSQL clears its pages by itself, in time")
    town = Town(database)
    number = town.ask(NOW)
    content = b"Robin Vale, born 1970. " * 2000
    document = added(town, number, town.tess, NAME, NOW, content=content)
    entry = noted(town, number, town.tess, WORDS, NOW)
    without_document(town, number, town.dana, document, LATER)
    without_note(town, number, town.dana, entry, LATER)
    with database.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    assert b"Robin Vale" not in Path(str(database.engine.url.database)).read_bytes()


def test_each_says_of_the_other_and_neither_names_what_is_gone(database: Database) -> None:
    town = Town(database)
    number = town.ask(NOW)
    entry = noted(town, number, town.tess, WORDS, NOW)
    document = added(town, number, town.tess, NAME, NOW)
    without_note(town, number, town.tess, entry, LATER, then="A client slept here.")
    assert row(town, entry).note.endswith("Replaced by the note that was added on March 3, 2026.")
    without_document(town, number, town.tess, document, LATER, then=NEW)
    with database.reading() as session:
        said = [(each.title, each.note) for each in history_of(session, town.case(number).id)]
    assert ("Note by Tess Barlow, in place of the note of March 2, 2026", "A client slept here.") in said
    assert ("Document added: right.pdf", "In place of the document that was added on March 2, 2026.") in said
    assert places_of(database, "Robin Vale") == set()


def test_what_is_withheld_is_not_withheld_twice(database: Database) -> None:
    town = Town(database)
    number = town.ask(NOW)
    entry, document = noted(town, number, town.tess, WORDS, NOW), added(town, number, town.tess, NAME, NOW)
    without_note(town, number, town.tess, entry, LATER)
    without_document(town, number, town.tess, document, LATER)
    with pytest.raises(Withheld, match="Withheld by Tess Barlow"):
        without_note(town, number, town.dana, entry, LATER)
    with pytest.raises(Withheld, match="Withheld by Tess Barlow"):
        without_document(town, number, town.dana, document, LATER)


@pytest.mark.parametrize("why", [" ", "x" * 501, "It is the Robin vale Intake", f"He wrote: {WORDS}", "a\x07b"])
def test_a_reason_is_given_and_does_not_say_again_what_is_removed(database: Database, why: str) -> None:
    town = Town(database)
    number = town.ask(NOW)
    document, entry = added(town, number, town.tess, NAME, NOW), noted(town, number, town.tess, WORDS, NOW)
    if WORDS not in why:
        with pytest.raises(NotAllowed) as no:
            without_document(town, number, town.tess, document, LATER, why=why)
    else:
        with pytest.raises(NotAllowed) as no:
            without_note(town, number, town.tess, entry, LATER, why=why)
    assert no.value.first.field == "reason"
    assert documents_of(town, number)[0].name == NAME
    assert row(town, entry).note == WORDS


def test_a_file_that_is_refused_leaves_everything_as_it_is(database: Database) -> None:
    town = Town(database)
    number = town.ask(NOW)
    document = added(town, number, town.tess, NAME, NOW)
    with pytest.raises(NotAllowed) as no:
        without_document(town, number, town.tess, document, LATER, then=Paper("a.exe", b"MZ"))
    assert no.value.first.field == "document"
    assert [each.name for each in documents_of(town, number)] == [NAME]


def listed(town: ImportTown, number: str) -> tuple[str, ...]:
    """Return the documents that an open case knows of, and see that its history replays to the very same case."""
    with town.database.reading() as session:
        row = session.query(CaseRow).filter_by(number=number).one()
        case = restored(RULEBOOK, {name: getattr(row, name) for name in ("process", "edition", "state", "body")})
        assert replayed(session, row) == case
        said = case.forms[CaseDocuments]
        assert isinstance(said, CaseDocuments)
        return said.names


def test_a_withheld_document_counts_no_more_and_the_open_case_learns_of_it(database: Database) -> None:
    town = ImportTown(database)
    number = town.ask_to_import()
    document = added(town, number, town.sofia, "standards.pdf", ASKED)
    assert listed(town, number) == ("standards.pdf",)
    without_document(town, number, town.sofia, document, LATER)
    assert listed(town, number) == ()
    with pytest.raises(NotAllowed, match="add it first"):
        town.do(number, town.sofia, "document-vendor", LATER, **STANDARDS)


def test_a_step_that_names_it_names_it_no_more_and_rests_on_what_took_its_place(database: Database) -> None:
    town = ImportTown(database)
    number = town.ask_to_import()
    document = added(town, number, town.sofia, NAME, ASKED)
    added(town, number, town.sofia, "other.pdf", ASKED)
    town.do(number, town.sofia, "document-vendor", ASKED, document="other.pdf", meets=True)
    corrected(town, number, town.dana, "document-vendor", now=NOW, facts={"document": NAME, "meets": True})
    with database.writing() as session:
        case, _ = find(session, town.sofia, number)
        save_draft(
            session, town.sofia, FormOf.case(case, "confirm-funder"), {"document": NAME, "funder": "HUD"}, now=NOW
        )
    assert places_of(database, NAME) > {"history.event", "history.note", "case_file.body", "draft.fields"}
    without_document(town, number, town.sofia, document, LATER, then=NEW)
    assert places_of(database, "Robin Vale") == set()
    assert "draft.fields" in places_of(database, '"funder":"HUD"')
    assert listed(town, number) == (f"withheld document {document}", "other.pdf", "right.pdf")
    without_document(town, number, town.sofia, documents_of(town, number)[-1].id, LATER)
    assert listed(town, number) == ("other.pdf",)
    assert places_of(database, "right.pdf") == set()


def test_the_name_stays_where_another_document_has_it(database: Database) -> None:
    town = ImportTown(database)
    number = town.documented()
    first = documents_of(town, number)[0]
    again = Paper("standards.pdf", b"%PDF-2")
    without_document(town, number, town.sofia, first.id, LATER, then=again)
    assert "standards.pdf" in listed(town, number)
    assert [each.name for each in documents_of(town, number)] == ["", "funder.pdf", "standards.pdf"]


def test_a_document_that_is_called_like_a_key_of_the_case_leaves_the_history_readable(database: Database) -> None:
    town = ImportTown(database)
    number = town.documented()
    for name in ("lakeshore-housing-partners", "act", "document-vendor", "HUD", "a"):
        without_document(town, number, town.sofia, added(town, number, town.sofia, name, NOW), LATER)
    assert listed(town, number) == ("standards.pdf", "funder.pdf")
    assert places_of(database, "lakeshore-housing-partners") >= {"case_file.body", "history.event"}
