"""ICA decided whether an agency can ask for somebody of another one: who asked is told, and nothing about that person."""

from __future__ import annotations

import secrets
from datetime import datetime

from models.access.rulebook import rulebook_of
from models.registries.claims import askers
from models.rows.registries import PersonClaim
from models.store.transaction import Transaction
from notifications.writing.catalog import CLAIM_ALLOWED, CLAIM_REFUSED
from notifications.writing.compose import compose
from notifications.writing.letterhead import Desk
from notifications.writing.mail_facts import Decided, Reader, Telling
from notifications.writing.posting import Posting
from workflows.law.calendar import calendar_of


def tell_of_claim(session: Transaction, claim: PersonClaim, *, now: datetime, desk: Desk, wall: datetime) -> None:
    """Write to who asked, in the words in which they did."""
    policy = rulebook_of(session).policy(now)
    calendar, outbox = calendar_of(policy.timezone, policy.closures), Posting(session, desk, now, wall)
    decided = Decided(claim.called, f"{calendar.day(claim.asked_at):%B %-d, %Y}", claim.why)
    template = CLAIM_ALLOWED if claim.allowed else CLAIM_REFUSED
    for person in askers(session, claim):
        mail = compose(Telling(template, desk, Reader(person.name), now, calendar, claim=decided))
        outbox.write(person, mail, f"{template}.{claim.id}.{person.id}.{secrets.token_hex(8)}")
