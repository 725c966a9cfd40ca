"""Withholding a note or a document: its content is removed for good, a trace stays, and something else may take its place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.access.access import Viewer
from models.access.concern import roles_in
from models.audit.writing import CASE
from models.casebook.case_search import find
from models.casebook.casebook import NoSuchCase
from models.casebook.finding.case_words import write_anew
from models.casebook.forgetting import forget_name, is_named
from models.casebook.history import today
from models.casebook.sight.secrets_kept import keep_secrets
from models.casebook.sight.sight import sight_of
from models.intake.remarks import ADDED, Withheld, attach, document, note
from models.lookups.changes import tell_of_documents
from models.registries.people_and_agencies import audit
from models.rows.cases import CaseRow, Document, HistoryRow, WithheldEntry
from models.store.deeds_done import forget_what_was_said
from models.store.full_text import forget_what_is_gone
from models.store.prepared import connection_of
from models.store.quotas import USUAL, Quota
from workflows.answers.masking import gives_away
from workflows.answers.reading import UNREADABLE
from workflows.correction.amending import OF_ICA
from workflows.engine.cases import Kind, NotAllowed, Refusal
from workflows.grammar.events import Roles
from workflows.grammar.steps import LOCAL
from workflows.law.readers import in_column

LONGEST = 500  # characters of a reason
SHORT = 3  # characters of a file's name that any reason may have in it by chance
WHOSE = "this is for whoever added it, or for ICA, to withhold"


@dataclass(frozen=True)
class Paper:
    """A file to keep with a case, as it was sent."""

    name: str
    content: bytes
    quota: Quota = USUAL


@dataclass(frozen=True)
class Entry:
    """A note or a document that somebody may withhold."""

    case: CaseRow
    row: HistoryRow
    document: Document | None = None

    @property
    def kind(self) -> str:
        """What it is called."""
        return "document" if self.document else "note"


def note_of(session: Session, viewer: Viewer, number: str, row_id: int) -> Entry:
    """Return a note that somebody may withhold; or raise NoSuchCase, Withheld or NotAllowed."""
    case, worn = find(session, viewer, number)
    rows = select(HistoryRow).where(HistoryRow.id == row_id, HistoryRow.case_id == case.id, HistoryRow.kind == "note")
    row = session.scalars(rows).one_or_none()
    if row is None or not sight_of(session, viewer, case).entry(row):
        raise NoSuchCase(number)
    _refuse(session, viewer, worn, Entry(case, row))
    return Entry(case, row)


def document_of(session: Session, viewer: Viewer, number: str, document_id: int) -> Entry:
    """Return a document that somebody may withhold; or raise NoSuchCase, Withheld or NotAllowed."""
    case, worn = find(session, viewer, number)
    found = document(session, viewer, case, document_id)
    if found is None:
        raise NoSuchCase(number)
    taken = select(WithheldEntry.history_id)
    rows = select(HistoryRow).where(
        HistoryRow.case_id == case.id, HistoryRow.kind == "document", HistoryRow.at == found.added_at,
        HistoryRow.title == f"{ADDED}{found.name}", HistoryRow.id.not_in(taken),
    )  # fmt: skip
    entry = Entry(case, session.scalars(rows.order_by(HistoryRow.id)).first() or _missing(number), found)
    _refuse(session, viewer, worn, entry)
    return entry


def _missing(number: str) -> HistoryRow:
    raise NoSuchCase(number)


def _refuse(session: Session, viewer: Viewer, worn: Roles, entry: Entry) -> None:
    gone = session.scalar(select(WithheldEntry.words).where(WithheldEntry.history_id == entry.row.id))
    if gone is not None:
        raise Withheld(gone)
    if not may_withhold(viewer, worn, entry.case, entry.row.person_id):
        raise NotAllowed(Refusal(LOCAL, WHOSE, Kind.ROLE))


def may_withhold(viewer: Viewer, worn: Roles, case: CaseRow, author_id: int | None) -> bool:
    """Say whether somebody may: who added it, and ICA; of a case that is kept from some of ICA, its keeper alone."""
    if author_id == viewer.id:
        return True
    return case.keeper_id == viewer.id if roles_in(case.withheld) & OF_ICA else bool(worn & OF_ICA)


def withheld_in(session: Session, case: CaseRow) -> frozenset[int]:
    """Return the entries of a case's history of which only a trace is left."""
    rows = select(WithheldEntry.history_id).join(HistoryRow, HistoryRow.id == WithheldEntry.history_id)
    return frozenset(session.scalars(rows.where(HistoryRow.case_id == case.id)))


def is_rested_on(session: Session, entry: Entry) -> bool:
    """Say whether a step of the case names the document."""
    return entry.document is not None and is_named(session, entry.case, entry.document.name)


def withhold(
    session: Session, viewer: Viewer, entry: Entry, reason: str, now: datetime, *, then: Paper | str = ""
) -> None:
    """Remove the content of a note or a document for good, and put another one in its place if there is one."""
    _lock(session, entry)
    then = then.strip() if isinstance(then, str) else then
    said = " ".join(reason.split())
    _check(session, viewer, entry, said)
    successor = _replace(session, viewer, entry, then, now)
    words = f"Withheld by {viewer.name} on {_day(session, entry.case, now)}: {said}"
    if then:
        words += f"\nReplaced by the {entry.kind} that was added on {_day(session, entry.case, now)}."
    trace = WithheldEntry(history_id=entry.row.id, at=now, by_id=viewer.id, words=words)
    session.add(trace)
    entry.row.note = words
    if entry.document:
        trace.document_id, trace.successor_id = entry.document.id, successor.id if successor else None
        entry.row.title = "Document withheld"
        _empty(session, entry.case, entry.document)
    audit(session, now, f"a {entry.kind} of {CASE} was withheld", viewer.id, case_id=entry.case.id)
    session.flush()
    forget_what_was_said(session)
    write_anew(session, entry.case)
    forget_what_is_gone(connection_of(session))
    tell_of_documents(session, now, entry.case)


def _lock(session: Session, entry: Entry) -> None:
    """Let nobody else write the case meanwhile, and see what others wrote until now."""
    session.execute(select(CaseRow.id).where(CaseRow.id == entry.case.id).with_for_update())
    session.refresh(entry.case)
    gone = session.scalar(select(WithheldEntry.words).where(WithheldEntry.history_id == entry.row.id))
    if gone is not None:
        raise Withheld(gone)


def _check(session: Session, viewer: Viewer, entry: Entry, reason: str) -> None:
    """Refuse a reason that is none, or that says again what is to be gone."""
    if not reason:
        raise _wrong("say why it is withheld")
    if len(reason) > LONGEST or UNREADABLE.search(reason):
        raise _wrong(f"enter at most {LONGEST} letters, digits and signs")
    keep_secrets(session, viewer, entry.case, reason, "reason")
    name = entry.document.name if entry.document else ""
    stem = PurePath(name).stem
    secrets = (name, stem if len(stem) > SHORT else "", "" if name else entry.row.note)
    if gives_away(reason, tuple(filter(None, secrets))):
        raise _wrong("this repeats what is withheld; leave it out")


def _wrong(sentence: str) -> NotAllowed:
    return NotAllowed(Refusal(LOCAL, sentence, Kind.ANSWER, "reason"))


def _replace(session: Session, viewer: Viewer, entry: Entry, then: Paper | str, now: datetime) -> Document | None:
    """Add what takes the place; it says of what, and by its day alone."""
    day = _day(session, entry.case, entry.row.at)
    if isinstance(then, Paper):
        place = f"In place of the document that was added on {day}."
        return attach(
            session, viewer, entry.case, then.name, content=then.content, now=now, instead=place, quota=then.quota,
            also=in_column(entry.row.readers),
        )  # fmt: skip
    if then:
        note(
            session, viewer, entry.case, then, now, instead=f", in place of the note of {day}",
            also=in_column(entry.row.readers),
        )  # fmt: skip
    return None


def _empty(session: Session, case: CaseRow, gone: Document) -> None:
    name = gone.name
    gone.name, gone.sha256, gone.size, gone.content = "", "", 0, b""
    session.flush()
    session.expire(gone, ["withheld"])
    session.refresh(case)
    others = select(Document.id).where(Document.case_id == case.id, Document.name == name)
    if session.scalar(others.limit(1)) is None:  # else the name is that of a document which is still there
        forget_name(session, case, name, gone.counts_as)


def _day(session: Session, case: CaseRow, at: datetime) -> str:
    return f"{today(session, case, at):%B %-d, %Y}"
