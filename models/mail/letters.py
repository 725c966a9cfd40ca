"""Letters, as they are kept and read: ICA reads those of the cases it sees, others those to themselves."""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256

from sqlalchemy import ColumnElement, exists, or_, select, true
from sqlalchemy.orm import Session, undefer

from models.access.access import Viewer, visible
from models.access.rulebook import rulebook_of
from models.mail.sent_mail import is_own_mail
from models.rows.cases import CaseRow
from models.rows.message_state import State
from models.rows.notices import LetterRow, Message, NoticeRow, Together
from models.rows.people import Person

NEVER_LEFT = (State.WITHDRAWN.value, State.DROPPED.value)


def keep_letter(
    session: Session, notice: NoticeRow, person: Person, *, title: str, words: str, now: datetime, outside: str = ""
) -> None:
    """Keep what a letter says, until it is laid out; one to somebody outside is written once, whoever is told to send it."""
    if outside and session.scalar(select(LetterRow.id).where(LetterRow.notice_id == notice.id).limit(1)):
        return
    session.add(
        LetterRow(
            case_id=notice.case_id, notice_id=notice.id, person_id=person.id, outside=outside, title=title, made_at=now,
            words=words, size=0, sha256="",
        )
    )  # fmt: skip
    session.flush()


def letters_of(session: Session, viewer: Viewer, case: CaseRow, now: datetime) -> list[LetterRow]:
    """Return the letters of a case that somebody reads, the oldest first: ICA all of them, others their own."""
    return _found(session, viewer, now, LetterRow.case_id == case.id)


def own_letters(session: Session, viewer: Viewer, now: datetime) -> list[LetterRow]:
    """Return the letters to somebody, the newest first."""
    own = (LetterRow.person_id == viewer.id, LetterRow.outside == "", _is_told(is_own_mail(viewer, now)))
    return list(session.scalars(select(LetterRow).where(*own).order_by(LetterRow.id.desc())).unique())


def letter(session: Session, viewer: Viewer, letter_id: int, now: datetime) -> LetterRow | None:
    """Return a letter that somebody reads."""
    return next(iter(_found(session, viewer, now, LetterRow.id == letter_id)), None)


def _found(session: Session, viewer: Viewer, now: datetime, which: ColumnElement[bool]) -> list[LetterRow]:
    rows = select(LetterRow).where(which, _readable(session, viewer, now)).order_by(LetterRow.id)
    return list(session.scalars(rows).unique())


def _readable(session: Session, viewer: Viewer, now: datetime) -> ColumnElement[bool]:
    """Return the condition that somebody reads a letter: ICA those of cases it sees, others what mail has told them too."""
    own = _is_told(is_own_mail(viewer, now))
    cases = select(CaseRow.id).where(visible(viewer, rulebook_of(session)))
    return or_(own, _is_told(true()) & LetterRow.case_id.in_(cases)) if viewer.is_staff() else own


def _is_told(which: ColumnElement[bool]) -> ColumnElement[bool]:
    """Return the condition that such a mail, which was not taken back, tells its reader what a letter says."""
    among = exists().where(Together.message_id == Message.id, Together.notice_id == LetterRow.notice_id)
    tells = or_(Message.notice_id == LetterRow.notice_id, among)
    return exists().where(Message.person_id == LetterRow.person_id, tells, Message.state.not_in(NEVER_LEFT), which)


def to_lay_out(session: Session, most: int) -> list[int]:
    """Return the letters that are to be laid out, up to a bound."""
    return list(session.scalars(select(LetterRow.id).where(LetterRow.sha256 == "").order_by(LetterRow.id).limit(most)))


def whole(session: Session, letter_id: int) -> LetterRow | None:
    """Return a letter with its words and, if it is laid out, with its file."""
    return session.get(LetterRow, letter_id, options=[undefer(LetterRow.words), undefer(LetterRow.content)])


def laid_out(session: Session, letter_id: int, content: bytes) -> bytes:
    """Keep a letter's file, unless somebody did meanwhile, and return the one that is kept."""
    row = session.get_one(LetterRow, letter_id, options=[undefer(LetterRow.content)], with_for_update={"of": LetterRow})
    if row.content is None:
        row.content, row.size, row.sha256 = content, len(content), sha256(content).hexdigest()
        session.flush()
    return row.content
