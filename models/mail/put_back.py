"""What mail a clock that was put back would hold up: it waits for moments of the time as it was told before."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import update
from sqlalchemy.orm import Session

from models.rows.message_state import State
from models.rows.notices import Message
from models.rows.outages import Outage


def let_leave(session: Session, now: datetime) -> None:
    """Let what was written later than now leave now, and the mail server be tried."""
    ahead = (Message.state == State.QUEUED.value, Message.next_try_at > now, Message.created_at > now)
    session.execute(update(Message).where(*ahead).values(next_try_at=now))
    session.execute(update(Outage).where(Outage.since > now).values(since=now, next_try_at=now))
