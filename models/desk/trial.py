"""What a step would tell if it were taken: it is taken in a session in which nothing is kept."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from models.access.access import Viewer
from models.casebook.case_search import find
from models.intake.intake import Sent, act
from models.rows.notices import NoticeRow
from models.store.transaction import Transaction


def notices_if_taken(
    session: Transaction, viewer: Viewer, number: str, step: str, sent: Sent, *, now: datetime, version: int | None
) -> list[NoticeRow]:
    """Take a step in a session that is tried out, and return what it tells; or raise NotAllowed, Unconfirmed or Stale."""
    case, _ = find(session, viewer, number)
    before = select(NoticeRow.id).where(NoticeRow.case_id == case.id)
    known = set(session.scalars(before))
    act(session, viewer, number, step, sent, now=now, version=version)
    rows = select(NoticeRow).where(NoticeRow.case_id == case.id, NoticeRow.id.not_in(known)).order_by(NoticeRow.id)
    return list(session.scalars(rows))
