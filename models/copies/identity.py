"""What tells a desk from a copy of it: a name and the number of its last sending round, in the database and outside.

A database whose name is another one is another desk's. One whose last round is earlier than was sent from here was put back,
whichever way: all that waits in it may have left long ago. Either way its mail is held until somebody releases it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.orm import Session

from models.accounts.ways_in import sign_everybody_out
from models.mail.outbox import hold
from models.registries.people_and_agencies import audit
from models.rows.health import DeskIdentity
from models.store.one_at_a_time import alone

THE_ONE = 1


@dataclass(frozen=True)
class Identity:
    """The name of a desk, and the number of the last round in which it sent mail."""

    desk: str
    round: int = 0


def is_copy(session: Session, outside: Identity) -> bool:
    """Say whether a database is not the one of which is known outside what it sent."""
    row = session.get(DeskIdentity, THE_ONE)
    if row is None:
        return outside.round > 0  # it is from before there was such a number, and this desk has sent mail since
    return bool(row.desk != outside.desk or row.round < outside.round)


def begin_round(session: Session, outside: Identity, wall: datetime) -> Identity:
    """Begin a sending round, and return what is to be kept outside before the first message leaves; hold the mail of a copy."""
    alone(session, "sending round")
    if is_copy(session, outside):
        held = hold(session, wall)
        sign_everybody_out(session, wall)
        audit(session, wall, f"this database is a copy, or was put back: {held} waiting messages are held")
    row = session.get(DeskIdentity, THE_ONE)
    begun = max(outside.round, row.round if row else 0) + 1
    take_over(session, replace(outside, round=begun))
    return replace(outside, round=begun)


def take_over(session: Session, identity: Identity) -> None:
    """Let a database be the one of a desk, as it is known outside."""
    session.merge(DeskIdentity(id=THE_ONE, desk=identity.desk, round=identity.round))
