"""What the desk finds out of the other agency that has a part in a case."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.lookups.about import About
from models.rows.people import Agency
from workflows.manual.people.coordinated_services.asking import OtherAgency


def other_agency(session: Session, about: About) -> OtherAgency:
    """Look up what the agency is called for which somebody is to work (2.1-csa-scope)."""
    names = session.scalars(select(Agency.name).where(Agency.id.in_(about.parties))).all()
    return OtherAgency(name=", ".join(names))
