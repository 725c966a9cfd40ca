"""Whether the mail of some notices still waits at the desk, so that whoever it is for has not heard of anything."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement, exists, or_, select
from sqlalchemy.orm import Session

from models.casebook.unsent import waits
from models.rows.notices import Message, NoticeRow, Together


def waits_to_leave(session: Session, now: datetime, *which: ColumnElement[bool]) -> bool:
    """Say whether there is such a notice that is not told yet, or whose mail still waits for its moment."""
    alone = exists().where(Message.notice_id == NoticeRow.id, waits(now))
    among = exists().where(Together.notice_id == NoticeRow.id, Together.message_id == Message.id, waits(now))
    unsent = or_(NoticeRow.told_at.is_(None), alone, among)
    return session.scalar(select(exists().where(*which, unsent))) is True
