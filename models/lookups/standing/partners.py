"""How an agency stands as a partner: its agreement and when it is renewed, and its own rules (2.1, P01)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from models.lookups.about import About
from models.lookups.agencies import agency_page
from models.rows.people import Agency
from workflows.law.policy import Policy
from workflows.manual.people.partner_agency.known import renewal_day
from workflows.manual.people.users_review import PROCESS as REVIEW
from workflows.manual.people.users_review.answering import ATTEST, CONFIRM


@dataclass(frozen=True)
class PartnerStanding:
    """The days on which an agency signed and handed in, and by when it renews."""

    signed_on: date | None
    renew_by: date | None
    rules_on: date | None


def partner_standing(session: Session, agency: Agency, policy: Policy) -> PartnerStanding:
    """Return how an agency stands as a partner."""
    page = agency_page(session, About(None, agency.id, None))
    renew_by = renewal_day(page.signed_on, policy) if page.signed_on else None
    return PartnerStanding(page.signed_on, renew_by, page.rules_on)


REVIEWS = REVIEW.key
USERS_REVIEWED, YEARLY_CONFIRMED = CONFIRM.name, ATTEST.name
"""The process by which an agency says who works there, and its steps: the users, and once a year the agency itself."""
