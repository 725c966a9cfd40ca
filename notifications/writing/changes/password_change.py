"""Somebody's password was changed: they are told, so that nobody else changes it unnoticed."""

from __future__ import annotations

import secrets
from datetime import datetime

from models.access.rulebook import rulebook_of
from models.rows.people import Person
from models.store.transaction import Transaction
from notifications.writing.catalog import PASSWORD_CHANGED
from notifications.writing.compose import compose
from notifications.writing.letterhead import Desk
from notifications.writing.mail_facts import Reader, Telling
from notifications.writing.posting import Posting
from workflows.law.calendar import calendar_of


def tell_of_password(session: Transaction, person: Person, *, now: datetime, desk: Desk, wall: datetime) -> None:
    """Write to whose password it is."""
    policy = rulebook_of(session).policy(now)
    calendar = calendar_of(policy.timezone, policy.closures)
    mail = compose(Telling(PASSWORD_CHANGED, desk, Reader(person.name), now, calendar))
    Posting(session, desk, now, wall).write(person, mail, f"{PASSWORD_CHANGED}.{person.id}.{secrets.token_hex(8)}")
