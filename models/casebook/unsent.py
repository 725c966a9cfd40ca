"""What was to be told and has not left the desk: whoever heard nothing of a thing is not told that it is not so."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement, and_, exists, or_, select, update
from sqlalchemy.orm import Session

from models.rows.message_state import State
from models.rows.notices import Message, NoticeRow
from workflows.correction.correction import Correction
from workflows.engine.cases import Told
from workflows.engine.ladder import OPENED

STILL_HERE = (State.QUEUED, State.HELD, State.KEPT)


def unheard(session: Session, case_id: int, made: Correction) -> tuple[Told, ...]:
    """Return what was to be told in vain and has not left yet."""
    rows = select(NoticeRow.template, NoticeRow.role, NoticeRow.duty)
    waiting = {tuple(row) for row in session.execute(rows.where(NoticeRow.case_id == case_id, _unsent(made.at)))}
    return tuple(told for told in made.in_vain if (told.template, told.to, told.duty) in waiting)


def take_back(session: Session, case_id: int, made: Correction) -> None:
    """Let what was to be told in vain and has not left reach nobody."""
    opened = [NoticeRow.template == OPENED, NoticeRow.duty.in_(made.changes.closed)]
    steps = [
        [NoticeRow.template == told.template, NoticeRow.role == told.to, NoticeRow.duty == told.duty]
        for told in unheard(session, case_id, made)
    ]
    for which in (*steps, opened):
        ids = list(session.scalars(select(NoticeRow.id).where(NoticeRow.case_id == case_id, *which, _unsent(made.at))))
        gone = update(NoticeRow).where(NoticeRow.id.in_(ids))
        session.execute(gone.values(told_at=made.at, outcome=State.WITHDRAWN.value))
        stopped = update(Message).where(Message.notice_id.in_(ids), waits(made.at))
        session.execute(stopped.values(state=State.WITHDRAWN.value, next_try_at=None))


def _unsent(now: datetime) -> ColumnElement[bool]:
    """Say of a notice that no mail of it was written, or that all of it still waits for its moment."""
    mails = exists().where(Message.notice_id == NoticeRow.id)
    left = exists().where(Message.notice_id == NoticeRow.id, ~waits(now))
    return or_(NoticeRow.told_at.is_(None), and_(NoticeRow.outcome == "told", mails, ~left))


def waits(now: datetime) -> ColumnElement[bool]:
    """Say of a message that it still waits for its moment."""
    return and_(Message.state.in_([each.value for each in STILL_HERE]), Message.next_try_at > now)
