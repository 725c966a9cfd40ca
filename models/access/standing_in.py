"""Who is away, and who stands in: one link, for some days, for what is done and never for what is agreed to.

Whoever stands in acts in the cases that they may see anyhow; an office that is lent opens no case.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import ColumnElement, and_, select
from sqlalchemy.orm import Session

from models.access.access import Away, Viewer, own_hats, viewer_of
from models.rows.cases import CaseRow
from models.rows.people import Absence, Person
from workflows.law.roles import LENT, Role, may_act_as
from workflows.law.wording import listed


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


def for_whom(session: Session, viewer: Viewer, case: CaseRow, owners: Iterable[Role]) -> str:
    """Return for whom somebody does what these roles do, if only by what is lent; nothing if it is their own to do."""
    theirs = tuple(owners)
    own = own_hats(session, viewer, case) if viewer.lent else frozenset()
    if not viewer.lent or any(may_act_as(own, each) for each in theirs):
        return ""
    able = (
        each.name for each in viewer.lent if any(may_act_as({role for role, _ in each.offices}, of) for of in theirs)
    )
    return listed(names) if (names := sorted(able)) else ""


def absence_entered(session: Session, stand_in_id: int, at: datetime) -> tuple[str, date, date] | None:
    """Return who named somebody to stand in at a moment, with the days, if it still holds."""
    rows = select(Person.name, Absence.begins_on, Absence.ends_on).join(Absence, Absence.person_id == Person.id)
    found = session.execute(rows.where(Absence.stand_in_id == stand_in_id, Absence.entered_at == at)).first()
    return (found[0], found[1], found[2]) if found else None


def stand_ins(session: Session, people: list[int], today: date) -> dict[int, Person]:
    """Return who stands in today for those of some people who are away, by the people's numbers."""
    rows = select(Absence.person_id, Person).join(Person, Person.id == Absence.stand_in_id)
    found = session.execute(rows.where(_on(today), Absence.person_id.in_(people), Person.left_at.is_(None)))
    return {row[0]: row[1] for row in found.unique()}
