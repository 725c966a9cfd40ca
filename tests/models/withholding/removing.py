"""Factories: what is added to a case and withheld again, and a search through all that a database holds."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from models.access.access import Viewer
from models.casebook.case_search import find, history_of
from models.database import Database
from models.intake.remarks import attach, note
from models.intake.withheld_entries import Paper, document_of, note_of, withhold
from models.rows.cases import CaseRow, Document, HistoryRow
from models.rows.record import Record
from tests.desks import Town
from workflows.law.readers import Side, tokens

WHY = "It is about somebody else."


def noted(
    town: Town, number: str, by: Viewer, words: str, now: datetime, *, also: tuple[Side, ...] = ()
) -> int:  # fmt: skip
    """Write a note, and return its entry."""
    with town.database.writing() as session:
        case, _ = find(session, by, number)
        note(session, by, case, words, now, also=tokens(also))
        return history_of(session, case.id)[0].id


def added(
    town: Town, number: str, by: Viewer, name: str, now: datetime, *, content: bytes = b"%PDF-1.7",
    also: tuple[Side, ...] = (),
) -> int:  # fmt: skip
    """Add a document, and return its number."""
    with town.database.writing() as session:
        case, _ = find(session, by, number)
        return attach(session, by, case, name, content=content, now=now, also=tokens(also)).id


def without_note(
    town: Town, number: str, by: Viewer, entry: int, now: datetime, *, why: str = WHY, then: str = ""
) -> None:
    """Withhold a note."""
    with town.database.writing() as session:
        withhold(session, by, note_of(session, by, number, entry), why, now, then=then)


def without_document(
    town: Town, number: str, by: Viewer, document: int, now: datetime, *, why: str = WHY, then: Paper | str = ""
) -> None:
    """Withhold a document."""
    with town.database.writing() as session:
        withhold(session, by, document_of(session, by, number, document), why, now, then=then)


def row(town: Town, entry: int) -> HistoryRow:
    """Return an entry of a history."""
    with town.database.reading() as session:
        return session.get_one(HistoryRow, entry)


def documents_of(town: Town, number: str) -> list[Document]:
    """Return the documents of a case."""
    with town.database.reading() as session:
        rows = select(Document).join(CaseRow, CaseRow.id == Document.case_id).where(CaseRow.number == number)
        return list(session.scalars(rows.order_by(Document.id)))


def places_of(database: Database, words: str) -> set[str]:
    """Return the columns of all tables that hold some words anywhere."""
    found = set()
    with database.reading() as session:
        for table in Record.metadata.sorted_tables:
            for kept in session.execute(select(table)).mappings():
                found |= {f"{table.name}.{name}" for name, value in kept.items() if _holds(value, words)}
    return found


def _holds(value: object, words: str) -> bool:
    return words.encode() in value if isinstance(value, bytes) else words in str(value)
