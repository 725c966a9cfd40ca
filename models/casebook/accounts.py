"""The accounts in WellSky that a case has touched, as the directory has them."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import ColumnElement, and_, exists, or_, select
from sqlalchemy.orm import Session

from models.rows.conduct import Sanction
from models.rows.registries import License, LicenseEvent
from workflows.facts.effects import AccountAccess

_BEST = (AccountAccess.ON, AccountAccess.SUSPENDED, AccountAccess.ENDED)


class Account(NamedTuple):
    """An account, whose it is, and what the directory says of it."""

    person_id: int
    agency_id: int | None
    username: str
    access: AccountAccess
    level: str


def barred() -> ColumnElement[bool]:
    """Return the condition that some bar stands against a license of the same statement."""
    whose = or_(Sanction.person_id == License.person_id, Sanction.agency_id == License.agency_id)
    return exists().where(and_(whose, Sanction.ended_at.is_(None)))


def accounts(session: Session, which: ColumnElement[bool]) -> dict[str, Account]:
    """Return accounts by their usernames; of several licenses with one username counts the one that allows most."""
    session.flush()
    rows = select(License, barred().label("barred")).where(which).order_by(License.id)
    found = dict[str, Account]()
    for license_, bars in session.execute(rows).unique():
        access = AccountAccess.ENDED if license_.ended_at else AccountAccess.SUSPENDED if bars else AccountAccess.ON
        account = Account(license_.person_id, license_.agency_id, license_.username, access, license_.level)
        other = found.get(account.username)
        if other is None or _BEST.index(access) <= _BEST.index(other.access):
            found[account.username] = account
    return found


def touched_by(session: Session, case_id: int) -> dict[str, Account]:
    """Return the accounts of the licenses in whose history a case stands."""
    events = select(LicenseEvent.license_id).where(LicenseEvent.case_id == case_id)
    return accounts(session, License.id.in_(events))
