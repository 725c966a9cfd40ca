"""The registries as lists that people read: by name, a page at a time, as far as somebody may see them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, func, or_, select, tuple_
from sqlalchemy.orm import Session

from models.access.access import Viewer
from models.lookups.bars import barred
from models.registries.directory import licenses_seen, people_seen
from models.rows.people import Agency, Person
from models.rows.registries import Attendance, License, Training

MOST = 1000  # what is more is counted as so many
STANDS = {
    "active": (License.ended_at.is_(None), ~barred()),
    "suspended": (License.ended_at.is_(None), barred()),
    "ended": (License.ended_at.is_not(None),),
}
"""The conditions of how a license stands: usable is what has not ended and is under no bar (crossings: License)."""


@dataclass(frozen=True)
class Wanted:
    """What a list is asked for; `after` is the number of the last row of the page before."""

    words: str = ""
    agency: str = ""
    status: str = ""  # here or left; active, suspended or ended; or all
    after: int = 0
    limit: int = 50


def people_by_name(session: Session, viewer: Viewer, wanted: Wanted) -> list[Person]:
    """Return a page of people, one more than the limit if there are more."""
    rows = _people(viewer, wanted).order_by(func.lower(Person.name), Person.id)
    if wanted.after:
        last = select(func.lower(Person.name), Person.id).where(Person.id == wanted.after)
        rows = rows.where(tuple_(func.lower(Person.name), Person.id) > last.scalar_subquery())
    return list(session.scalars(rows.limit(wanted.limit + 1)))


def count_people(session: Session, viewer: Viewer, wanted: Wanted) -> int:
    """Count the people that match, up to a bound."""
    return _counted(session, _people(viewer, wanted).with_only_columns(Person.id))


def _people(viewer: Viewer, wanted: Wanted) -> Select[Person]:
    rows = select(Person).where(people_seen(viewer))
    if wanted.status in {"here", "left"}:
        rows = rows.where(Person.left_at.is_(None) if wanted.status == "here" else Person.left_at.is_not(None))
    if wanted.agency:
        rows = rows.where(Person.agency_id.in_(select(Agency.id).where(Agency.key == wanted.agency)))
    return rows.where(_named(wanted.words)) if wanted.words.strip() else rows


def licenses_by_name(session: Session, viewer: Viewer, wanted: Wanted) -> list[License]:
    """Return a page of licenses by their holders' names, one more than the limit if there are more."""
    rows = _licenses(viewer, wanted).order_by(func.lower(Person.name), License.id)
    if wanted.after:
        last = select(func.lower(Person.name), License.id).join(Person, Person.id == License.person_id)
        place = last.where(License.id == wanted.after).scalar_subquery()
        rows = rows.where(tuple_(func.lower(Person.name), License.id) > place)
    return list(session.scalars(rows.limit(wanted.limit + 1)))


def count_licenses(session: Session, viewer: Viewer, wanted: Wanted) -> int:
    """Count the licenses that match, up to a bound."""
    return _counted(session, _licenses(viewer, wanted).with_only_columns(License.id))


def _licenses(viewer: Viewer, wanted: Wanted) -> Select[License]:
    rows = select(License).join(Person, Person.id == License.person_id).where(licenses_seen(viewer))
    if wanted.status in STANDS:
        rows = rows.where(*STANDS[wanted.status])
    if wanted.agency:
        rows = rows.where(License.agency_id.in_(select(Agency.id).where(Agency.key == wanted.agency)))
    said = wanted.words.strip()
    return rows.where(or_(_named(said), License.username.icontains(said, autoescape=True))) if said else rows


def candidates(session: Session, training: Training, words: str, limit: int) -> list[Person]:
    """Return people of this name, address or agency who may still be put on a roster."""
    on_it = select(Attendance.person_id).where(Attendance.training_id == training.id)
    of = Person.agency_id.in_(select(Agency.id).where(Agency.name.icontains(words.strip(), autoescape=True)))
    rows = select(Person).where(Person.left_at.is_(None), Person.id.not_in(on_it), or_(_named(words), of))
    return list(session.scalars(rows.order_by(func.lower(Person.name), Person.id).limit(limit)))


def _named(words: str) -> ColumnElement[bool]:
    said = words.strip()
    return or_(Person.name.icontains(said, autoescape=True), Person.email.icontains(said, autoescape=True))


def _counted(session: Session, rows: Select[Any]) -> int:
    return session.scalar(select(func.count()).select_from(rows.limit(MOST).subquery())) or 0
