"""The registries as lists that people read: by name, a page at a time, as far as somebody may see them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, Text, func, select
from sqlalchemy.orm import Session, selectinload

from models.access.access import Viewer
from models.audit.seeing import searched
from models.casebook.accounts import barred
from models.registries.directory import agencies_seen, licenses_seen, people_seen, signed_partnership
from models.rows.people import Agency, Person
from models.rows.registries import Attendance, License, Training
from models.store.paging import FIRST, Count, Order, Page, Part, counted
from models.store.terms import is_found, terms_of

PEOPLE = Order("people", func.lower(Person.name, type_=Text), Person.id, kinds=(str, int))
PEOPLE_BY_NUMBER = Order("people", Person.id, kinds=(int,))
LICENSES = Order("licenses", func.lower(Person.name, type_=Text), License.id, kinds=(str, int))
LICENSES_BY_NUMBER = Order("licenses", License.id, kinds=(int,))
AGENCIES = Order("agencies", Agency.name, Agency.id, kinds=(str, int))
STANDS = {
    "active": (License.ended_at.is_(None), ~barred()),
    "suspended": (License.ended_at.is_(None), barred()),
    "ended": (License.ended_at.is_not(None),),
}
"""The conditions of how a license stands: usable is what has not ended and is under no bar (crossings: License)."""


@dataclass(frozen=True)
class Wanted:
    """What a list is asked for."""

    words: str = ""
    agency: str = ""
    status: str = ""  # here or left; active, suspended or ended; or all
    part: Part = FIRST


def people(session: Session, viewer: Viewer, wanted: Wanted, order: Order = PEOPLE) -> Page[Person]:
    """Return a page of the people somebody may see, by name."""
    found = order.page(session, _people(session, viewer, wanted), wanted.part)
    searched(session, viewer, "people", wanted, found)
    return found


def count_people(session: Session, viewer: Viewer, wanted: Wanted) -> Count:
    """Count the people that match, up to a bound."""
    return counted(session, _people(session, viewer, wanted))


def _people(session: Session, viewer: Viewer, wanted: Wanted) -> Select[Person]:
    rows = select(Person).where(people_seen(viewer)).options(selectinload(Person.offices))
    if wanted.status in {"here", "left"}:
        rows = rows.where(Person.left_at.is_(None) if wanted.status == "here" else Person.left_at.is_not(None))
    if wanted.agency:
        rows = rows.where(Person.agency_id.in_(select(Agency.id).where(Agency.key == wanted.agency)))
    return rows.where(_named(session, wanted.words, people_seen(viewer))) if wanted.words.strip() else rows


def licenses(session: Session, viewer: Viewer, wanted: Wanted, order: Order = LICENSES) -> Page[License]:
    """Return a page of the licenses somebody may see, by their holders' names."""
    found = order.page(session, _licenses(session, viewer, wanted), wanted.part)
    searched(session, viewer, "licenses", wanted, found)
    return found


def count_licenses(session: Session, viewer: Viewer, wanted: Wanted) -> Count:
    """Count the licenses that match, up to a bound."""
    return counted(session, _licenses(session, viewer, wanted))


def _licenses(session: Session, viewer: Viewer, wanted: Wanted) -> Select[License]:
    rows = select(License).join(Person, Person.id == License.person_id).where(licenses_seen(viewer))
    if wanted.status in STANDS:
        rows = rows.where(*STANDS[wanted.status])
    if wanted.agency:
        rows = rows.where(License.agency_id.in_(select(Agency.id).where(Agency.key == wanted.agency)))
    if not wanted.words.strip():
        return rows
    holders = select(License.id, Person.name, Person.email, License.username).join(
        Person, Person.id == License.person_id
    )
    return rows.where(License.id.in_(_found(session, holders.where(licenses_seen(viewer)), wanted.words)))


def agencies(session: Session, viewer: Viewer, part: Part) -> Page[Agency]:
    """Return a page of the agencies somebody may see, by name."""
    return AGENCIES.page(session, select(Agency).where(agencies_seen(viewer)), part)


def count_agencies(session: Session, viewer: Viewer) -> tuple[Count, Count]:
    """Count the agencies somebody may see, and those of them that have not signed their Partnership Agreement."""
    rows = select(Agency).where(agencies_seen(viewer))
    return counted(session, rows), counted(session, rows.where(~signed_partnership()))


def candidates(session: Session, training: Training, words: str, limit: int) -> list[Person]:
    """Return people of this name, address or agency who may still be put on a roster."""
    on_it = select(Attendance.person_id).where(Attendance.training_id == training.id)
    return people_named(session, Person.id.not_in(on_it), words, limit)


def people_named(session: Session, which: ColumnElement[bool], words: str, limit: int) -> list[Person]:
    """Return people of this name, address or agency who have not left, under one more condition."""
    named = select(Person.id, Person.name, Person.email, func.coalesce(Agency.name, ""))
    named = named.outerjoin(Agency, Agency.id == Person.agency_id).where(Person.left_at.is_(None))
    found = Person.id.in_(_found(session, named, words))
    rows = select(Person).where(Person.left_at.is_(None), which, found)
    return list(session.scalars(rows.order_by(func.lower(Person.name), Person.id).limit(limit)))


def _named(session: Session, words: str, which: ColumnElement[bool]) -> ColumnElement[bool]:
    return Person.id.in_(_found(session, select(Person.id, Person.name, Person.email).where(which), words))


def _found(session: Session, rows: Select[*tuple[Any, ...]], words: str) -> list[int]:
    """Return the numbers of the rows in whose texts some words are found; a registry has some thousands, which are read."""
    terms = terms_of(words)
    return [number for number, *texts in session.execute(rows) if is_found(terms, *texts)]
