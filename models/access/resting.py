"""An Agency Administrator whose license is suspended, or has ended: the role rests, and others do its duties (crossings: Agency)."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import ColumnElement, and_, bindparam, exists, or_, select
from sqlalchemy.orm import Session

from models.rows.conduct import Sanction
from models.rows.people import Office
from models.rows.registries import License
from models.store.prepared import Prepared, connection_of
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, OF_AN_AGENCY


def rests() -> ColumnElement[bool]:
    """Return the condition that the office of the same statement is an Agency Administrator's whose license is barred or has ended.

    Who never had a license there may administer the agency all the same: only what is taken away is missed.
    """
    bars = or_(Sanction.person_id == Office.person_id, Sanction.agency_id == Office.agency_id)
    theirs = and_(License.person_id == Office.person_id, License.agency_id == Office.agency_id)
    ended = and_(exists().where(theirs), ~exists().where(theirs, License.ended_at.is_(None)))
    barred = exists().where(bars, Sanction.ended_at.is_(None))
    return and_(Office.role == AGENCY_ADMIN, or_(barred, ended))


def is_barred() -> ColumnElement[bool]:
    """Return the condition that a suspension of their own stands against whoever has the office of the same statement."""
    return exists().where(Sanction.person_id == Office.person_id, Sanction.ended_at.is_(None))


_DIRECTS = Prepared(
    select(Office.agency_id).where(Office.person_id == bindparam("person"), Office.role == AGENCY_DIRECTOR, is_barred())
)
_RESTING = Prepared(select(Office.agency_id).where(Office.person_id == bindparam("person"), rests()))


def resting_at(session: Session, person_id: int) -> frozenset[int]:
    """Return the agencies that somebody administers, but for the while does nothing for."""
    return frozenset(row["agency_id"] for row in _RESTING.all(connection_of(session), {"person": person_id}))


def directs_barred(session: Session, person_id: int) -> frozenset[int]:
    """Return the agencies that somebody directs while a suspension of their own runs, and agrees to nothing for."""
    return frozenset(row["agency_id"] for row in _DIRECTS.all(connection_of(session), {"person": person_id}))


def administered(session: Session, people: Collection[int], agencies: Collection[int]) -> list[int]:
    """Return the agencies that some people administer or direct, and those of some agencies that somebody does."""
    whose = or_(Office.person_id.in_(people), Office.agency_id.in_(agencies))
    rows = select(Office.agency_id).where(Office.role.in_(OF_AN_AGENCY), whose).distinct().order_by(Office.agency_id)
    return [each for each in session.scalars(rows) if each is not None]
