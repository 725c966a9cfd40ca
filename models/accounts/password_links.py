"""Links to set a password that people ask for themselves: one at a time is enough."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from models.accounts.sign_in import LINK_HOLDS
from models.registries.people_and_agencies import person_of
from models.rows.accounts import PasswordLink

PATIENCE = timedelta(minutes=10)  # before another link is written to the same person


def who_asks(session: Session, email: str, now: datetime) -> int | None:
    """Return to whom a link is to be written, if the address is known and none was written just now."""
    person = person_of(session, email[:200])
    if person is None or person.left_at is not None:
        return None
    lately = (PasswordLink.person_id == person.id, PasswordLink.expires_at > now + LINK_HOLDS - PATIENCE)
    return None if session.scalar(select(exists().where(*lately))) else person.id
