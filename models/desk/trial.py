"""Trying a step out: all that it would write is there for a moment, and nothing of it is kept."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from sqlalchemy import select

from models.access.access import Viewer
from models.casebook.case_search import find
from models.intake.intake import Sent, act
from models.rows.notices import NoticeRow
from models.store.transaction import Transaction


@contextmanager
def tried_out(
    session: Transaction, viewer: Viewer, number: str, step: str, sent: Sent, *, now: datetime, version: int | None
) -> Iterator[list[NoticeRow]]:
    """Give the notices that a step would tell, as long as it is tried; or raise NotAllowed, Unconfirmed or Stale."""
    case, _ = find(session, viewer, number)
    before = set(session.scalars(select(NoticeRow.id).where(NoticeRow.case_id == case.id)))
    with session.begin_nested() as trial:
        act(session, viewer, number, step, sent, now=now, version=version)
        rows = select(NoticeRow).where(NoticeRow.case_id == case.id, NoticeRow.id.not_in(before)).order_by(NoticeRow.id)
        try:
            yield list(session.scalars(rows))
        finally:
            trial.rollback()
