"""What a copy must go through before it is the desk: this version reads it, its mail is held, and nobody is signed in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from models.accounts.ways_in import sign_everybody_out
from models.copies.identity import Identity, take_over
from models.database import Database
from models.mail.outbox import hold
from models.store.transaction import Transaction
from models.upgrading.upgrade import upgrade


def make_ready(
    database: Database, identity: Identity | None, wall: datetime, note: Callable[[Transaction, int], None]
) -> None:
    """Bring a copy up to date, hold its mail, and end all that let people in when it was made; or raise WouldBreak.

    `note` writes down in the same transaction what was done, and is given how many messages are held.
    """
    upgrade(database)
    with database.writing() as session:
        count = hold(session, wall)
        sign_everybody_out(session, wall)
        if identity:
            take_over(session, identity)
        note(session, count)
