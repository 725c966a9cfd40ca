"""Mail that came back: a server took it, and said later that it did not arrive."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from enum import Enum, auto

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.mail.outbox import Fate, settle
from models.rows.message_state import State
from models.rows.notices import Message
from workflows.law.mail.addresses import spellings

WENT_OUT = (State.SENT, State.UNCERTAIN)  # what can come back


class Heard(Enum):
    """What a bounce told the desk."""

    RETURNED = auto()  # that a message did not arrive
    NOTHING_NEW = auto()  # what it knows, or of a message that somebody has seen to since
    TOO_EARLY = auto()  # of a message that is still being handed over
    NOT_OURS = auto()  # of no message of this desk to that address


def hear_of_return(
    session: Session, message_ids: Iterable[str], failed: Mapping[str, str], fingerprint: str, now: datetime
) -> Heard:
    """Write down that a message came back, of whose possible Message-IDs and failed addresses (with why) a bounce tells."""
    rows = select(Message).where(Message.message_id.in_(list(message_ids))).order_by(Message.id).with_for_update()
    ours = [message for message in session.scalars(rows) if _failed(message, failed)]
    if not ours:
        return Heard.NOT_OURS
    message = ours[0]
    if message.state == State.SENDING:
        return Heard.TOO_EARLY
    if message.state not in WENT_OUT or message.returned_by == fingerprint:
        return Heard.NOTHING_NEW
    settle(session, message.id, Fate(State.RETURNED, failed[_failed(ours[0], failed)]), now)
    message.returned_at, message.returned_by = now, fingerprint
    return Heard.RETURNED


def _failed(message: Message, failed: Mapping[str, str]) -> str:
    """Return the address of a message as a bounce spells it, if the bounce says that it failed there."""
    return next((address for address in spellings(message.address) if address in failed), "")
