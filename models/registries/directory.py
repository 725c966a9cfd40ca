"""The registries as somebody may see them: ICA's staff all of them, an agency its own, anybody oneself."""

from __future__ import annotations

from sqlalchemy import ColumnElement, exists, func, literal, or_, select, true
from sqlalchemy.orm import Session

from models.access.access import Viewer, visible
from models.access.belonging import asked_for_by
from models.access.rulebook import rulebook_of
from models.rows.cases import CaseRow
from models.rows.people import Agency, Person
from models.rows.registries import Attendance, License, SignedPaper, Training
from workflows.facts.effects import Paper


def person(session: Session, viewer: Viewer, person_id: int) -> Person | None:
    """Return one person, if somebody may see them."""
    return session.scalars(select(Person).where(Person.id == person_id, people_seen(viewer))).one_or_none()


def people_seen(viewer: Viewer) -> ColumnElement[bool]:
    """Return the condition that a person is one somebody may see."""
    if viewer.is_staff():
        return true()
    theirs = viewer.agencies()
    return or_(Person.id == viewer.id, Person.agency_id.in_(theirs), asked_for_by(theirs))


def agencies(session: Session, viewer: Viewer) -> list[Agency]:
    """Return all agencies somebody may see, by name: what one of them is chosen from."""
    return list(session.scalars(select(Agency).where(agencies_seen(viewer)).order_by(Agency.name, Agency.id)))


def agencies_seen(viewer: Viewer) -> ColumnElement[bool]:
    """Return the condition that an agency is one somebody may see."""
    return true() if viewer.is_staff() else Agency.id.in_(viewer.agencies())


def agency(session: Session, viewer: Viewer, key: str) -> Agency | None:
    """Return one agency, if somebody may see it."""
    return next((each for each in agencies(session, viewer) if each.key == key), None)


def is_known(session: Session, viewer: Viewer, key: str) -> bool:
    """Say whether an agency is one somebody may see, or one of a case they may know of."""
    case = exists().where(CaseRow.agency_id == Agency.id, visible(viewer, rulebook_of(session)))
    rows = select(Agency.id).where(Agency.key == key, or_(agencies_seen(viewer), case))
    return session.scalar(rows.limit(1)) is not None


def agency_of(session: Session, key: str) -> Agency | None:
    """Return the agency of a key, whoever asks."""
    return session.scalars(select(Agency).where(Agency.key == key)).one_or_none()


def agency_called(session: Session, words: str) -> Agency | None:
    """Return the agency of a key or a name, however its capitals are written."""
    named = or_(Agency.key == words.lower(), func.lower(Agency.name) == func.lower(literal(words)))
    return session.scalars(select(Agency).where(named).order_by((Agency.key == words.lower()).desc())).first()


def licenses_of(session: Session, viewer: Viewer, person_id: int) -> list[License]:
    """Return the licenses of a person that somebody may see, the oldest first."""
    rows = select(License).where(licenses_seen(viewer), License.person_id == person_id)
    return list(session.scalars(rows.order_by(License.id)))


def licenses_seen(viewer: Viewer) -> ColumnElement[bool]:
    """Return the condition that a license is one somebody may see."""
    if viewer.is_staff():
        return true()
    return or_(License.person_id == viewer.id, License.agency_id.in_(viewer.agencies()))


def attended(session: Session, person_id: int) -> list[Attendance]:
    """Return a person's rows on the rosters of trainings, the latest first."""
    rows = select(Attendance).join(Training, Training.id == Attendance.training_id)
    return list(session.scalars(rows.where(Attendance.person_id == person_id).order_by(Training.held_on.desc())))


def signed_partnership() -> ColumnElement[bool]:
    """Return the condition that the Partnership Agreement of an agency is signed."""
    return exists().where(SignedPaper.agency_id == Agency.id, SignedPaper.paper == Paper.PARTNERSHIP)


def partnerships(session: Session) -> set[int]:
    """Return the agencies whose Partnership Agreement is signed."""
    rows = select(SignedPaper.agency_id).where(SignedPaper.paper == Paper.PARTNERSHIP)
    return {found for found in session.scalars(rows) if found is not None}
