"""What was told about a case, and the mail that people got."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.access import Viewer, visible
from models.cases import CaseRow
from models.notices import Message, NoticeRow
from models.rulebook import rulebook_of


def notices_of(session: Session, case_id: int) -> list[NoticeRow]:
    """Return the notices of a case, the oldest first."""
    return list(session.scalars(select(NoticeRow).where(NoticeRow.case_id == case_id).order_by(NoticeRow.id)))


def notices(session: Session, viewer: Viewer, before: int | None, limit: int) -> list[tuple[NoticeRow, str]]:
    """Return the notices of the cases a person may know of, the newest first, with the numbers of their cases."""
    rows = (
        select(NoticeRow, CaseRow.number)
        .join(CaseRow, CaseRow.id == NoticeRow.case_id)
        .where(visible(viewer, rulebook_of(session)))
        .order_by(NoticeRow.id.desc())
    )
    rows = rows.where(NoticeRow.id < before) if before else rows
    return [(row[0], row[1]) for row in session.execute(rows.limit(limit + 1))]


def mailbox(session: Session, viewer: Viewer, *, everybody: bool, before: int | None, limit: int) -> list[Message]:
    """Return the mail of a person, the newest first; a practice desk's staff may look at everybody's."""
    rows = select(Message).order_by(Message.id.desc())
    if not everybody:
        rows = rows.where(Message.person_id == viewer.id)
    rows = rows.where(Message.id < before) if before else rows
    return list(session.scalars(rows.limit(limit + 1)))


def mail(session: Session, viewer: Viewer, message_id: int, *, everybody: bool) -> Message | None:
    """Return one message that a person may read."""
    message = session.get(Message, message_id)
    return message if message and (everybody or message.person_id == viewer.id) else None


def number_known(session: Session, viewer: Viewer, case_id: int | None) -> str | None:
    """Return the number of a case, if somebody may know of it."""
    known = (CaseRow.id == case_id, visible(viewer, rulebook_of(session)))
    return session.scalar(select(CaseRow.number).where(*known)) if case_id else None
