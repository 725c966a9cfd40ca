"""Looking up what an agency is as a partner: its licenses and who administers it, its director, what it signed (2.1, 3.1)."""

from __future__ import annotations

from datetime import date

from sqlalchemy import exists, func, or_, select
from sqlalchemy.orm import Session

from models.access.routing import holders
from models.lookups.about import About
from models.rows.conduct import Sanction
from models.rows.people import Office, Person
from models.rows.registries import License, SignedPaper
from workflows.facts.effects import Paper
from workflows.law.policy import FIRST_EDITION
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR
from workflows.manual.people.administrator.users import AgencyUsers
from workflows.manual.people.partner_agency.known import AgencyPage


def agency_users(session: Session, about: About) -> AgencyUsers:
    """Count the people with a license of the agency that has not ended, and name who administers it."""
    held = (License.agency_id == (about.agency_id or 0), License.ended_at.is_(None))
    whose = or_(Sanction.person_id == License.person_id, Sanction.agency_id == License.agency_id)
    barred = exists().where(whose, Sanction.ended_at.is_(None))
    people = select(func.count(License.person_id.distinct()))
    rows = select(Person.email).join(Office, Office.person_id == Person.id)
    there = (Office.role == AGENCY_ADMIN, Office.agency_id == (about.agency_id or 0), Person.left_at.is_(None))
    return AgencyUsers(
        licenses=session.scalar(people.where(*held)) or 0,
        suspended=session.scalar(people.where(*held, barred)) or 0,
        administrators=tuple(session.scalars(rows.where(*there).order_by(Person.email))),
    )


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
