"""A file that the keeper of a case shares with others repeats nothing that the keeper alone reads, as far as the desk reads it."""

from __future__ import annotations

import io
import zipfile
from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from models.casebook.case_search import find
from models.casebook.sight.secrets_kept import Shared, is_unlooked_at
from models.database import Database
from models.intake.remarks import attach
from models.rows.cases import Document
from tests.models.complaining import CAME, Leaders
from workflows.answers.documents.words import words_in
from workflows.engine.cases import NotAllowed
from workflows.law.readers import Readers, Side, in_column, tokens

LATER = CAME + timedelta(days=1)
ALL_AGENCIES, NOBODY_ELSE = tokens((Side.EVERY_AGENCY,)), frozenset[str]()


def written(*paragraphs: str) -> bytes:
    """Return a document as Word writes it: each paragraph in runs of one letter, as after many changes."""
    runs = ("".join(f"<w:r><w:t>{sign}</w:t></w:r>" for sign in said) for said in paragraphs)
    body, file = "".join(f"<w:p>{each}</w:p>" for each in runs), io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", f"<w:document><w:body>{body}</w:body></w:document>")
    return file.getvalue()


def shared(session: Session, town: Leaders, number: str, file: tuple[str, bytes], also: Readers) -> Document:
    case, _ = find(session, town.dana, number)
    return attach(session, town.dana, case, file[0], content=file[1], now=LATER, also=also)


def kept_by_dana(database: Database) -> tuple[Leaders, str]:
    town = Leaders(database)
    number = town.complain()
    town.do(number, town.dana, "look-into", LATER)
    return town, number


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("answer.txt", b"We spoke with Robin about it."),
        ("calls.csv", b"who,when\nRobin Vale,May 4\n"),
        ("answer.docx", written("We spoke with Robin", "about it.")),
    ],
    ids=["text", "table", "Word"],
)
def test_a_file_that_names_who_complained_is_not_shared(database: Database, name: str, content: bytes) -> None:
    town, number = kept_by_dana(database)
    with database.writing() as session, pytest.raises(NotAllowed, match="the file repeats something confidential"):
        shared(session, town, number, (name, content), ALL_AGENCIES)


def test_for_ica_alone_it_is_kept(database: Database) -> None:
    town, number = kept_by_dana(database)
    with database.writing() as session:
        assert shared(session, town, number, ("answer.txt", b"We spoke with Robin."), NOBODY_ELSE).name == "answer.txt"


def test_a_file_that_cannot_be_read_is_shared_and_that_is_said(database: Database) -> None:
    town, number = kept_by_dana(database)
    with database.writing() as session:
        case, _ = find(session, town.dana, number)
        for name, content, unread in (
            ("scan.pdf", b"%PDF-1.7 a scan", True),
            ("notes.txt", b"Nobody is named.", False),
        ):
            kept = shared(session, town, number, (name, content), ALL_AGENCIES)
            file = Shared(content, kept.media_type, in_column(kept.readers))
            assert is_unlooked_at(session, town.dana, case, file) is unread


def test_words_end_with_their_paragraph_and_not_with_their_run() -> None:
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    assert words_in(written("Robin", "Vale"), kind) == "Robin Vale "
