"""Factories: an outbox with mail to many, and what became of it."""

from __future__ import annotations

import asyncio
from collections import Counter
from datetime import datetime

from models.mail.mail_server import outage
from models.rows.message_state import State
from models.rows.notices import Message
from notifications.sending.delivery import Delivered
from notifications.sending.sender import Postman
from tests.desks import local
from tests.notifications.mailroom import Mailroom

NOW = local(2, 20)


def write_to(room: Mailroom, count: int, at: datetime = NOW, first: int = 0) -> list[str]:
    """Put mail to some trainees into the outbox, and return their addresses."""
    addresses = [f"t{each}@otter.example" for each in range(first, first + count)]
    with room.database.writing() as session:
        session.add_all(
            Message(
                person_id=room.tess.id, address=address, message_id=f"<{address}>", created_at=at, subject="A notice",
                text="There is news.", html="<p>There is news.</p>", calendar="", state=State.QUEUED.value, attempts=0,
                next_try_at=at, error="",
            )
            for address in addresses
        )  # fmt: skip
    return addresses


def deliver(room: Mailroom, carrier: Postman, now: datetime = NOW) -> Delivered:
    """Let the postman go one round."""
    return asyncio.run(carrier.deliver(room.database, now))


def states(room: Mailroom) -> Counter[str]:
    """Return how many messages stand where."""
    return Counter(message.state for message in room.messages())


def why(room: Mailroom) -> str:
    """Return why the mail server is out of reach; nothing while it is not."""
    with room.database.reading() as session:
        found = outage(session)
        return found.words if found else ""


def next_try(room: Mailroom) -> datetime:
    """Return when the mail server is tried again."""
    with room.database.reading() as session:
        found = outage(session)
        assert found is not None
        return found.next_try_at
