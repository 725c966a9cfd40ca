"""Looking up how many licenses an agency has, which of them are suspended, and who administers it (2.1-aa-required)."""

from __future__ import annotations

from sqlalchemy import exists, func, or_, select
from sqlalchemy.orm import Session

from models.lookups.about import About
from models.rows.conduct import Sanction
from models.rows.people import Office, Person
from models.rows.registries import License
from workflows.law.roles import AGENCY_ADMIN
from workflows.manual.people.administrator.users import AgencyUsers


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
