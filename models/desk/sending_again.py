"""A message that is sent once more, because somebody says so."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from models.accounts.sign_in import password_link
from models.mail.outbox import LINK, send_again
from models.rows.notices import Message
from models.rows.people import Person


def send_once_more(session: Session, message_id: int, now: datetime, wall: datetime) -> bool:
    """Queue a message that is stuck; say whether it was one.

    A link in it with which to set a password is made anew: the old one may have run out, or gone to another address.
    """
    if not send_again(session, message_id, now):
        return False
    message = session.get_one(Message, message_id, populate_existing=True)
    if LINK.search(message.text):
        secret = password_link(session, session.get_one(Person, message.person_id), wall)
        message.text, message.html = (LINK.sub(rf"\g<1>{secret}", body) for body in (message.text, message.html))
    return True
