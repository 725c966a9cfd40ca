"""Who works in the same teams: those to whom a task may be handed."""

from __future__ import annotations

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from models.access.access import Viewer
from models.rows.people import Office, Person
from workflows.law.roles import OF_THE_COMMITTEE, doers_of


def colleagues_of(session: Session, viewer: Viewer) -> list[tuple[int, str]]:
    """Return the people who hold an office that does what one's own does, by number and name; votes are handed to nobody."""
    shared = [
        and_(Office.role.in_(doers_of(role)), Office.agency_id.is_not_distinct_from(agency))
        for role, agency in viewer.offices
        if role not in OF_THE_COMMITTEE
    ]
    if not shared:
        return []
    rows = select(Person.id, Person.name).join(Office, Office.person_id == Person.id)
    others = rows.where(or_(*shared), Person.left_at.is_(None), Person.id != viewer.id)
    return [(row[0], row[1]) for row in session.execute(others.distinct().order_by(Person.name))]
