"""Factories: marked documents of a case, in their names and in their contents; and one that was withheld."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.access.access import Viewer, hats, viewer_of
from models.access.rulebook import rulebook_of
from models.casebook.finding.case_words import write_anew
from models.casebook.forgetting import forget_name
from models.casebook.sight.side import side_of
from models.intake.remarks import attach
from models.intake.withheld_entries import document_of, withhold
from models.rows.cases import CaseRow, Document, HistoryRow
from models.rows.people import Person
from tests.web.practice.marking import Marked, readers_of_name
from workflows.law.readers import Readers, in_column, of_party

NOBODY: Readers = frozenset()
SIDES = 2  # of a case, from which a document is added


def keep_papers(session: Session, row: CaseRow, marked: Marked, now: datetime) -> None:
    """Mark the documents there are, and add one of each side, and one that is withheld."""
    for kept in session.scalars(select(Document).where(Document.case_id == row.id)).all():
        _rename(session, row, kept, marked)
    paperless = rulebook_of(session).processes[row.process].paperless
    authors = [] if paperless else _authors(session, row)
    for number, viewer in enumerate([*authors, *authors[:1]]):
        name = f"zq5{row.id:05}{number}zqnend"
        kept = attach(session, viewer, row, f"{name}.pdf", content=_content(name), now=now)
        marked.readers[name] = side_of(session, viewer, row) | _of(viewer.id)
        marked.papers[kept.id] = (name.replace("zqn", "zqc"), marked.readers[name])
    session.flush()
    if authors:
        entry = document_of(session, authors[0], row.number, kept.id)
        withhold(session, authors[0], entry, "Sent to the wrong case", now)
        marked.readers[name], marked.papers[kept.id] = NOBODY, (marked.papers[kept.id][0], NOBODY)
    write_anew(session, row)


def _authors(session: Session, row: CaseRow) -> list[Viewer]:
    found = dict[Readers, Viewer]()
    for person in session.scalars(select(Person).where(Person.left_at.is_(None)).order_by(Person.id)).unique():
        viewer = viewer_of(person)
        if hats(session, viewer, row):
            found.setdefault(side_of(session, viewer, row) - _of(viewer.id), viewer)
    return sorted(found.values(), key=lambda viewer: len(side_of(session, viewer, row)))[:SIDES]


def _content(name: str) -> bytes:
    """Return a file with a mark in it that goes with the mark in its name."""
    return f"%PDF-1.7\n% {name.replace('zqn', 'zqc')}\n%%EOF\n".encode()


def _of(person_id: int) -> Readers:
    return frozenset({of_party(str(person_id))})


def _rename(session: Session, row: CaseRow, kept: Document, marked: Marked) -> None:
    """Call a document otherwise wherever the case names it, as its own fields say who reads that."""
    old, name = kept.name, f"zq6{kept.id:06}zqnend"
    readers = in_column(kept.readers) | _of(kept.added_by_id)
    marked.readers[name] = readers | readers_of_name(session, row, marked.process, old)
    marked.papers[kept.id] = (name.replace("zqn", "zqc"), readers)
    kept.name, kept.content = f"{name}.pdf", _content(name)
    for entry in session.scalars(select(HistoryRow).where(HistoryRow.case_id == row.id)):
        entry.title = entry.title.replace(old, kept.name)
    forget_name(session, row, old, kept.name)
