"""What was told about a case, and the mail that people got."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Text, and_, exists, or_, select, true, type_coerce
from sqlalchemy.orm import Session

from models.access.access import Viewer, visible
from models.access.rulebook import rulebook_of
from models.casebook.sight.readable import parts_of
from models.rows.cases import CaseRow, Recusal
from models.rows.message_state import State
from models.rows.notices import Message, NoticeRow, Together
from models.rows.people import Agency
from models.store.paging import Order, Page, Part
from workflows.law.readers import side_of
from workflows.law.roles import OF_THE_CASE, Role

NOTICES = Order("notices", NoticeRow.id, kinds=(int,), descending=True)
MAIL = Order("mail", Message.id, kinds=(int,), descending=True)


def notices_of(session: Session, case_id: int) -> list[NoticeRow]:
    """Return the notices of a case, the oldest first."""
    return list(session.scalars(select(NoticeRow).where(NoticeRow.case_id == case_id).order_by(NoticeRow.id)))


def notices(session: Session, viewer: Viewer, part: Part) -> Page[tuple[Any, ...]]:
    """Return a page of the notices of the cases a person may know of, the newest first, with their cases' numbers."""
    rows = select(NoticeRow, CaseRow.number).join(CaseRow, CaseRow.id == NoticeRow.case_id)
    return NOTICES.rows(session, rows.where(visible(viewer, rulebook_of(session)), _heard_of(viewer)), part)


def _heard_of(viewer: Viewer) -> ColumnElement[bool]:
    """Return the condition that a notice is to one's own side; ICA, which sees to all of them, knows of all."""
    if viewer.is_staff():
        return true()
    roles = {role for role in Role if side_of(role) in {side_of(own) for own in viewer.roles}}
    parts = [f":{viewer.id}", *(f":{part}" for role in viewer.roles for part in parts_of(role))]
    of_agency = exists().where(Agency.id.in_(viewer.agencies()), NoticeRow.duty.endswith(":" + Agency.key))
    mine = or_(~NoticeRow.duty.contains(":"), of_agency, *(NoticeRow.duty.endswith(part) for part in parts))
    own = and_(NoticeRow.person_id.is_(None), NoticeRow.role.in_(roles), mine)
    about_me = and_(NoticeRow.role.in_(OF_THE_CASE), CaseRow.subject_id == viewer.id)
    return or_(NoticeRow.person_id == viewer.id, own, about_me)


def mailbox(session: Session, viewer: Viewer, part: Part, now: datetime, *, everybody: bool) -> Page[Message]:
    """Return a page of the mail of a person, the newest first; a practice desk's staff may look at everybody's."""
    return MAIL.page(session, select(Message).where(_readable(session, viewer, now, everybody=everybody)), part)


def mail(session: Session, viewer: Viewer, message_id: int, now: datetime, *, everybody: bool) -> Message | None:
    """Return one message that a person may read."""
    rows = select(Message).where(Message.id == message_id, _readable(session, viewer, now, everybody=everybody))
    return session.scalars(rows).one_or_none()


def _readable(session: Session, viewer: Viewer, now: datetime, *, everybody: bool) -> ColumnElement[bool]:
    """Return the condition that somebody may read a mail: one's own, and others' about cases one may know of.

    A mail of one's own is not there before it leaves, and gone with its case once that is kept from the office in
    which one was told, or once one stood aside in it.
    """
    own = is_own_mail(viewer, now)
    return or_(own, of_known(visible(viewer, rulebook_of(session)))) if everybody else own


def is_own_mail(viewer: Viewer, now: datetime) -> ColumnElement[bool]:
    """Return the condition that a mail is to somebody, who may read it."""
    told_as = kept_from_its_role()
    kept = exists().where(NoticeRow.id == Message.notice_id, CaseRow.id == Message.case_id, told_as)
    among = _tells(CaseRow.id == NoticeRow.case_id, told_as)
    aside = _stood_aside(viewer)
    return and_(
        Message.person_id == viewer.id, ~kept, ~among, ~aside, Message.state != State.WITHDRAWN.value, ~_waits(now)
    )


def _stood_aside(viewer: Viewer) -> ColumnElement[bool]:
    """Return the condition that a mail tells of a case, alone or among others, in which somebody reported a conflict."""
    cases = select(Recusal.case_id).where(Recusal.person_id == viewer.id)
    return or_(and_(Message.case_id.is_not(None), Message.case_id.in_(cases)), _tells(NoticeRow.case_id.in_(cases)))


def _waits(now: datetime) -> ColumnElement[bool]:
    return and_(Message.state == State.QUEUED.value, Message.attempts == 0, Message.next_try_at > now)


def kept_from_its_role() -> ColumnElement[bool]:
    """Return the condition that a case is kept from the office in which a notice of it was to be told."""
    return CaseRow.withheld.contains(";" + type_coerce(NoticeRow.role, Text) + ";")


def of_known(known: ColumnElement[bool]) -> ColumnElement[bool]:
    """Return the condition that all cases which a message tells of fulfil a condition; it may tell of none."""
    cases = select(CaseRow.id).where(known)
    others = _tells(NoticeRow.case_id.is_not(None), NoticeRow.case_id.not_in(cases))
    return and_(or_(Message.case_id.is_(None), Message.case_id.in_(cases)), ~others)


def _tells(*which: ColumnElement[bool]) -> ColumnElement[bool]:
    """Return the condition that some of the notices which a message tells together are such."""
    return exists().where(Together.message_id == Message.id, NoticeRow.id == Together.notice_id, *which)


def number_known(session: Session, viewer: Viewer, case_id: int | None) -> str | None:
    """Return the number of a case, if somebody may know of it."""
    known = (CaseRow.id == case_id, visible(viewer, rulebook_of(session)))
    return session.scalar(select(CaseRow.number).where(*known)) if case_id else None
