"""Messages that leave together: each is written by itself, can be taken back until its moment, and then joins the others."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, and_, delete, select, text
from sqlalchemy.orm import Session

from models.rows.message_state import State
from models.rows.notices import JOINS, Message

MOST_TOGETHER = 300  # messages in one mail, and a transaction: whoever writes meanwhile waits no longer than that takes


class Bundle(NamedTuple):
    """What leaves in one mail: whose it is, and the word that its messages share."""

    person_id: int
    joins: str


def _due(now: datetime) -> ColumnElement[bool]:
    waits = Message.state.in_([State.QUEUED.value, State.KEPT.value])
    return and_(text(JOINS), waits, Message.next_try_at <= now)


def bundles_due(session: Session, now: datetime) -> list[Bundle]:
    """Return what is to be joined by now."""
    rows = select(Message.person_id, Message.joins).where(_due(now)).distinct()
    return [Bundle(*row) for row in session.execute(rows.order_by(Message.person_id, Message.joins))]


def parts_of(session: Session, bundle: Bundle, now: datetime) -> list[Message]:
    """Return the messages that leave together, locked for this transaction; another worker passes them over."""
    mine = (Message.person_id == bundle.person_id, Message.joins == bundle.joins)
    rows = select(Message).where(_due(now), *mine).order_by(Message.id).limit(MOST_TOGETHER)
    return list(session.scalars(rows.with_for_update(skip_locked=True)))


def take_in(session: Session, parts: Iterable[Message]) -> None:
    """Let messages be no more: one that tells all they said is written in their place."""
    session.execute(delete(Message).where(Message.id.in_([part.id for part in parts])))
