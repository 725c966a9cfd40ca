"""Links that set a password: each works once, for a while, and for one person."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from models.access.rulebook import rulebook_of
from models.accounts.secret_words import digest, new_secret
from models.accounts.tries import counted
from models.registries.people_and_agencies import person_of
from models.rows.accounts import PasswordLink
from models.rows.people import Person
from workflows.law.door import link_ends, of_client, of_links


def who_asks(session: Session, email: str, client: str, now: datetime) -> int | None:
    """Return to whom a link is to be written, if the address is known and nobody asked too often."""
    limit = of_client(client, rulebook_of(session).policy(now), "links")
    if limit and not counted(session, limit, now):
        return None
    person = person_of(session, email[:200])
    if person is None or person.left_at is not None:
        return None
    return person.id if counted(session, of_links(person.id), now) else None


def password_link(session: Session, person: Person, now: datetime) -> str:
    """Return the secret of a link with which the person sets a password, once."""
    keep_link(session, secret := new_secret(), person.id, now)
    return secret


def keep_link(session: Session, secret: str, person_id: int, now: datetime) -> None:
    """Let a link with this secret set the password of a person, once."""
    ends = link_ends(now, rulebook_of(session).policy(now))
    session.add(PasswordLink(secret_sha256=digest(secret), person_id=person_id, expires_at=ends))


def owner_of_link(session: Session, secret: str, now: datetime) -> Person | None:
    """Return for whom a link is, while it can still be used."""
    row = session.scalars(
        select(PasswordLink).where(
            PasswordLink.secret_sha256 == digest(secret), PasswordLink.expires_at > now, PasswordLink.used_at.is_(None)
        )
    ).one_or_none()
    return row.person if row and row.person.left_at is None else None


def use_link(session: Session, secret: str, now: datetime) -> Person | None:
    """Use a link up, and return for whom it is, if it could still be used; of two at once one uses it."""
    unused = (
        PasswordLink.secret_sha256 == digest(secret),
        PasswordLink.expires_at > now,
        PasswordLink.used_at.is_(None),
    )
    row = update(PasswordLink).where(*unused).values(used_at=now).returning(PasswordLink.person_id)
    person_id = session.connection().execute(row).scalar_one_or_none()
    person = session.get_one(Person, person_id) if person_id is not None else None
    return person if person and person.left_at is None else None


def use_links(session: Session, person: Person, now: datetime) -> None:
    """Let no link of a person be used again."""
    mine = (PasswordLink.person_id == person.id, PasswordLink.used_at.is_(None))
    session.execute(update(PasswordLink).where(*mine).values(used_at=now))


def link_in_mail(session: Session, person_id: int, address: str, now: datetime) -> str:
    """Return the secret of a link for a mail that leaves now; none for whoever left, or has another address by now."""
    person = session.get_one(Person, person_id, populate_existing=True)
    return password_link(session, person, now) if person.left_at is None and person.email == address else ""
