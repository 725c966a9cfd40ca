"""How often somebody is written to about what can wait: as they chose it, else as the desk does it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from models.accounts.forms import MailWish
from models.registries.entries import entered
from models.rows.people import Person
from workflows.engine.leaving import usual_rhythm
from workflows.law.mail.mail_rhythm import MailRhythm
from workflows.law.policy import Policy


def mail_rhythm(person: Person, policy: Policy) -> MailRhythm:
    """Return how often somebody is written to about what can wait."""
    return MailRhythm(person.mail_rhythm) if person.mail_rhythm else usual_rhythm(policy)


def choose_mail_rhythm(session: Session, person: Person, facts: Mapping[str, Any]) -> None:
    """Keep what somebody chose; or raise NotAllowed."""
    session.merge(person).mail_rhythm = entered(MailWish, facts).rhythm.key
