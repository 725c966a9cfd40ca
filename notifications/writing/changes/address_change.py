"""A person's address was changed: the old one and the new one are told, so that nobody is moved away unnoticed."""

from __future__ import annotations

import secrets
from datetime import datetime

from models.access.rulebook import rulebook_of
from models.accounts.password_links import use_links
from models.rows.people import Person
from models.store.transaction import Transaction
from notifications.writing.catalog import ADDRESS_GIVEN_UP, ADDRESS_NEW
from notifications.writing.compose import compose
from notifications.writing.letterhead import Desk
from notifications.writing.mail_facts import Reader, Telling
from notifications.writing.posting import Posting
from workflows.law.calendar import calendar_of


def tell_of_address(
    session: Transaction, person: Person, before: str, *, now: datetime, desk: Desk, wall: datetime
) -> None:
    """Write to both addresses; links that went to the old one and were not used let nobody in any more."""
    use_links(session, person, wall)
    outbox, policy = Posting(session, desk, now, wall), rulebook_of(session).policy(now)
    calendar, change = calendar_of(policy.timezone, policy.closures), secrets.token_hex(8)
    for template, address in ((ADDRESS_GIVEN_UP, before), (ADDRESS_NEW, person.email)):
        mail = compose(Telling(template, desk, Reader(person.name), now, calendar))
        outbox.write(person, mail, f"{template}.{person.id}.{change}", address=address)
