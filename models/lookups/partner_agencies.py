"""Looking up what the directory says of an agency as a partner: its director, its agreement, its own rules (2.1, 3.1)."""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.access.routing import holders
from models.lookups.about import About
from models.rows.registries import SignedPaper
from workflows.facts.effects import Paper
from workflows.law.policy import FIRST_EDITION
from workflows.law.roles import AGENCY_DIRECTOR
from workflows.manual.people.partner_agency.known import AgencyPage


def agency_page(session: Session, about: About) -> AgencyPage:
    """Look up whether a director is named, and when the agreement and the agency's own rules came in last."""
    return AgencyPage(
        director=bool(about.agency_id and holders(session, AGENCY_DIRECTOR, about.agency_id)),
        signed_on=_last(session, about, Paper.PARTNERSHIP),
        rules_on=_last(session, about, Paper.LOCAL_RULES),
    )


def _last(session: Session, about: About, paper: Paper) -> date | None:
    own = (SignedPaper.paper == paper, SignedPaper.agency_id == (about.agency_id or 0), SignedPaper.person_id.is_(None))
    last = session.scalar(select(func.max(SignedPaper.signed_at)).where(*own))
    return FIRST_EDITION.calendar.day(last) if last else None
