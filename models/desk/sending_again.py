"""A message that is sent once more, because somebody says so."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from models.accounts.password_links import use_links
from models.mail.outbox import send_again
from models.rows.notices import Message
from models.rows.people import Person


def send_once_more(session: Session, message_id: int, now: datetime, wall: datetime) -> bool:
    """Queue a message that is stuck; say whether it was one.

    A link in it with which to set a password is made anew when it leaves: the old one, which may have gone to another
    address, lets nobody in any more.
    """
    if not send_again(session, message_id, now):
        return False
    message = session.get_one(Message, message_id, populate_existing=True)
    if message.link_mark:
        use_links(session, session.get_one(Person, message.person_id), wall)
    return True
