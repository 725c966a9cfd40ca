"""What was told about a case, and the mail that people got."""

from __future__ import annotations

from sqlalchemy import ColumnElement, and_, exists, or_, select
from sqlalchemy.orm import Session

from models.access.access import Viewer, visible
from models.access.rulebook import rulebook_of
from models.rows.cases import CaseRow
from models.rows.notices import Message, NoticeRow


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
    rows = select(Message).where(_readable(session, viewer, everybody=everybody)).order_by(Message.id.desc())
    rows = rows.where(Message.id < before) if before else rows
    return list(session.scalars(rows.limit(limit + 1)))


def mail(session: Session, viewer: Viewer, message_id: int, *, everybody: bool) -> Message | None:
    """Return one message that a person may read."""
    rows = select(Message).where(Message.id == message_id, _readable(session, viewer, everybody=everybody))
    return session.scalars(rows).one_or_none()


def _readable(session: Session, viewer: Viewer, *, everybody: bool) -> ColumnElement[bool]:
    """Return the condition that somebody may read a mail: one's own, and others' about cases one may know of.

    A mail of one's own is gone with its case, once that is kept from the office in which one was told.
    """
    told_as = CaseRow.withheld.contains(";" + NoticeRow.role + ";")
    kept = exists().where(NoticeRow.id == Message.notice_id, CaseRow.id == Message.case_id, told_as)
    own = and_(Message.person_id == viewer.id, ~kept)
    known = select(CaseRow.id).where(visible(viewer, rulebook_of(session)))
    return or_(own, Message.case_id.is_(None), Message.case_id.in_(known)) if everybody else own


def number_known(session: Session, viewer: Viewer, case_id: int | None) -> str | None:
    """Return the number of a case, if somebody may know of it."""
    known = (CaseRow.id == case_id, visible(viewer, rulebook_of(session)))
    return session.scalar(select(CaseRow.number).where(*known)) if case_id else None
