"""Signing in with a password. A try is counted before its password is checked; all moments here are of the wall clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from models.access.rulebook import rulebook_of
from models.accounts.passwords import fits, renewed
from models.accounts.sessions import UNKNOWN, Client, begin
from models.accounts.tries import clear_old, counted, forget, take_back, used_up
from models.database import Database
from models.registries.people_and_agencies import person_of
from models.rows.people import Person
from workflows.law.door import Limit, of_account, of_client


class Locked(Exception):
    """Too many passwords in a row were wrong for an address: it takes none until a new one is set by a link."""


class Crowded(Exception):
    """Too many passwords were wrong from one place in the network: it has to wait."""


@dataclass(frozen=True)
class _Asked:
    """For whom a password is checked, against what, and what was counted for it."""

    person_id: int | None
    kept: str
    account: Limit
    client: Limit | None


def sign_in(database: Database, email: str, password: str, now: datetime, client: Client = UNKNOWN) -> str | None:
    """Return the secret of a new browser session, None if address or password is wrong; or raise Locked or Crowded."""
    person_id = prove(database, email, password, now, client)
    if person_id is None:
        return None
    with database.writing() as session:
        clear_old(session, now, rulebook_of(session).policy(now))
        return begin(session, person_id, now, client)


def prove(database: Database, email: str, password: str, now: datetime, client: Client = UNKNOWN) -> int | None:
    """Return who has this address and this password, if anybody; or raise Locked or Crowded.

    It is checked outside any transaction: that takes long on purpose, and nobody waits for it. An address that nobody
    has is counted, locked and checked like any other.
    """
    if not password:
        return None
    asked = _knock(database, email, now, client)
    if not fits(asked.kept, password) or asked.person_id is None:
        return None
    kept = renewed(asked.kept, password)
    with database.writing() as session:
        person = session.get(Person, asked.person_id, populate_existing=True)
        if person is None or person.left_at is not None or person.password_hash != asked.kept:
            return None  # it is another one since a moment ago
        person.password_hash = kept
        forget(session, asked.account)
        if asked.client:
            take_back(session, asked.client)
        return person.id


def _knock(database: Database, email: str, now: datetime, client: Client) -> _Asked:
    """Count a try of a password for an address, in a transaction of its own; or raise Locked or Crowded."""
    with database.writing() as session:
        policy = rulebook_of(session).policy(now)
        found = person_of(session, email[:200])
        person = found if found and found.left_at is None else None
        account = of_account(found.email if found else email, policy)  # one for all spellings of an address
        place = of_client(client.address, policy)
        crowded = place is not None and not counted(session, place, now)
        locked = not crowded and not counted(session, account, now)
    if crowded:
        raise Crowded(client.address)
    if locked:
        raise Locked(email)
    return _Asked(person.id if person else None, person.password_hash if person else "", account, place)


def is_locked(session: Session, email: str, now: datetime) -> bool:
    """Say whether an address takes no password for now."""
    return used_up(session, of_account(email, rulebook_of(session).policy(now)), now)


def unlock(session: Session, email: str, now: datetime) -> int:
    """Forget the wrong passwords of an address; return how many there were."""
    return forget(session, of_account(email, rulebook_of(session).policy(now)))
