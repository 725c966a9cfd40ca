"""Who is away, and who stands in: one link, for some days, for what is done and never for what is agreed to.

Whoever stands in acts in the cases that they may see anyhow; an office that is lent opens no case.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sqlalchemy import ColumnElement, and_, select
from sqlalchemy.orm import Session

from models.access.access import Away, Viewer, viewer_of
from models.rows.people import Absence, Person
from workflows.law.roles import LENT, Role


def _on(day: date) -> ColumnElement[bool]:
    return and_(Absence.begins_on <= day, Absence.ends_on >= day)


def standing_in(session: Session, viewer: Viewer, today: date) -> Viewer:
    """Return a person with what is theirs to do for those who are away today."""
    rows = select(Person).join(Absence, Absence.person_id == Person.id)
    mine = rows.where(_on(today), Absence.stand_in_id == viewer.id, Person.left_at.is_(None)).order_by(Person.id)
    away = (viewer_of(person) for person in session.scalars(mine).unique())
    return replace(viewer, lent=frozenset(Away(each.id, each.name, _lent(each), each.agency_id) for each in away))


def _lent(viewer: Viewer) -> frozenset[tuple[Role, int | None]]:
    return frozenset(office for office in viewer.offices if office[0] in LENT)


def stand_ins(session: Session, people: list[int], today: date) -> dict[int, Person]:
    """Return who stands in today for those of some people who are away, by the people's numbers."""
    rows = select(Absence.person_id, Person).join(Person, Person.id == Absence.stand_in_id)
    found = session.execute(rows.where(_on(today), Absence.person_id.in_(people), Person.left_at.is_(None)))
    return {row[0]: row[1] for row in found.unique()}
