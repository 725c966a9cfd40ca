"""Whether the mail server is out of reach: that is no fault of a message, so none is put off or given up for it."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from models.rows.outages import Outage

SERVER = "mail server"
LEAST, MOST = timedelta(seconds=15), timedelta(minutes=5)  # between two tries to reach it


def outage(session: Session) -> Outage | None:
    """Return since when the mail server is out of reach, and why; nothing while it is not."""
    return session.get(Outage, SERVER)


def may_try(session: Session, now: datetime) -> bool:
    """Say whether it is time to try the mail server."""
    found = outage(session)
    return found is None or found.next_try_at <= now


def out_of_reach(session: Session, words: str, now: datetime) -> None:
    """Write down that it is out of reach; it is tried again soon, and less often the longer it lasts."""
    found = outage(session)
    since = found.since if found else now
    again = now + min(max(now - since, LEAST), MOST)
    session.merge(Outage(name=SERVER, since=since, next_try_at=again, words=words[:2000]))


def back(session: Session) -> None:
    """Write down that it is back."""
    if found := outage(session):
        session.delete(found)
