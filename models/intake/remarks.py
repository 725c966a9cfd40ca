"""What people add to a case without moving it: notes, documents, and that they have a conflict of interest."""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.access.access import Viewer
from models.access.rulebook import rulebook_of
from models.casebook.changing_hands import reroute
from models.casebook.history import remark
from models.casebook.sight.secrets_kept import Shared, keep_secrets, keep_secrets_in_file
from models.casebook.sight.side import side_of
from models.casebook.sight.sight import sight_of
from models.intake.drafts import drop_drafts_in
from models.lookups.changes import tell_of_documents, tell_who_may_vote
from models.rows.cases import CaseRow, Document, DutyRow, Recusal
from models.store.deeds_done import forget_about
from models.store.quotas import USUAL, Quota, check_quota, look_through
from workflows.answers.documents.content import Unwelcome, kind_of
from workflows.answers.documents.names import clean_name
from workflows.answers.reading import UNREADABLE
from workflows.engine.cases import NotAllowed, Refusal
from workflows.grammar.steps import LOCAL
from workflows.law.readers import Readers, as_column

MOST_BYTES = 10 * 1024 * 1024  # of a document
MOST_CHARACTERS = 5000  # of a note
ADDED = "Document added: "


class TooLarge(ValueError):
    """A document is larger than the desk keeps."""


class Withheld(Exception):
    """A note or a document was withheld for good; the message says by whom, when and why."""


def note(
    session: Session, viewer: Viewer, case: CaseRow, words: str, now: datetime, *,
    instead: str = "", also: Readers = frozenset(),
) -> None:  # fmt: skip
    """Write a note for one's own side and ICA, and for whom else it says; `instead` says in whose place, if in any's."""
    if not words.strip():
        raise NotAllowed(Refusal(LOCAL, "write the note first", field="note"))
    if len(words) > MOST_CHARACTERS:
        raise NotAllowed(Refusal(LOCAL, f"a note has at most {MOST_CHARACTERS} characters", field="note"))
    if UNREADABLE.search(words):
        raise NotAllowed(Refusal(LOCAL, "enter letters, digits and signs only, no control characters", field="note"))
    keep_secrets(session, viewer, case, words, "note")
    remark(
        session, case, "note", f"Note by {viewer.name}{instead}", now=now, person_id=viewer.id, note=words.strip(),
        readers=side_of(session, viewer, case) | also,
    )  # fmt: skip


def attach(
    session: Session, viewer: Viewer, case: CaseRow, name: str, *, content: bytes, now: datetime, instead: str = "",
    quota: Quota = USUAL, also: Readers = frozenset(),
) -> Document:  # fmt: skip
    """Keep a file with a case, perhaps in the place of another one; or raise NotAllowed or TooLarge.

    It is for one's own side and ICA, and for whom else it says.
    """
    if why := rulebook_of(session).processes[case.process].paperless:
        raise NotAllowed(Refusal(LOCAL, why, field="document"))
    plain, media_type = judged(name, content)
    look_through(content, quota)
    check_quota(session, case.id, viewer.id, len(content), now=now, quota=quota)
    theirs = side_of(session, viewer, case) | also
    keep_secrets_in_file(session, viewer, case, Shared(content, media_type, theirs))
    document = Document(
        case_id=case.id, name=plain, media_type=media_type, size=len(content), sha256=sha256(content).hexdigest(),
        added_at=now, added_by_id=viewer.id, content=content, readers=as_column(theirs),
    )  # fmt: skip
    session.add(document)
    remark(session, case, "document", f"{ADDED}{plain}", now=now, person_id=viewer.id, note=instead, readers=theirs)
    session.flush()
    tell_of_documents(session, now, case)
    return document


def judged(name: str, content: bytes) -> tuple[str, str]:
    """Return what a file is called on the desk, and its media type by what is in it; or raise NotAllowed or TooLarge."""
    if len(content) > MOST_BYTES:
        raise TooLarge(f"a document has at most {MOST_BYTES // 1024 // 1024} MB")
    if not content or not clean_name(name):
        raise NotAllowed(Refusal(LOCAL, "choose a file that is not empty", field="document"))
    try:
        kind = kind_of(content, name)
    except Unwelcome as error:
        raise NotAllowed(Refusal(LOCAL, str(error), field="document")) from None
    return clean_name(name, kind), kind.media_type


def documents(session: Session, viewer: Viewer, case: CaseRow) -> list[Document]:
    """Return the documents of a case that somebody may read, the oldest first."""
    rows = session.scalars(select(Document).where(Document.case_id == case.id).order_by(Document.id))
    return sight_of(session, viewer, case).documents(rows)


def document(session: Session, viewer: Viewer, case: CaseRow, document_id: int) -> Document | None:
    """Return one document of a case that somebody may read; or raise Withheld if only its trace is left."""
    rows = select(Document).where(Document.case_id == case.id, Document.id == document_id)
    found = next(iter(sight_of(session, viewer, case).documents(session.scalars(rows))), None)
    if found and found.withheld:
        raise Withheld(found.withheld.words)
    return found


def recuse(session: Session, viewer: Viewer, case: CaseRow, reason: str, now: datetime) -> None:
    """Take a person off a case for good: their tasks go back to the team, and the case is gone for them."""
    if case.subject_id == viewer.id:
        raise NotAllowed(Refusal(LOCAL, "the case is about you, so you stay in it", field="reason"))
    if not reason.strip():
        raise NotAllowed(Refusal(LOCAL, "say what the conflict is", field="reason"))
    session.add(Recusal(case_id=case.id, person_id=viewer.id, at=now, reason=reason.strip()[:MOST_CHARACTERS]))
    if case.keeper_id == viewer.id:
        case.keeper_id = None
    drop_drafts_in(session, viewer.id, case)
    forget_about(session, viewer.id, case.number)
    session.flush()
    reroute(session, DutyRow.case_id == case.id, now, viewer.id)
    remark(session, case, "recusal", f"{viewer.name} reported a conflict of interest", now=now, person_id=viewer.id)
    tell_who_may_vote(session, now)
