"""Signing in: passwords, browser sessions, tokens and one-time links. All moments here are of the wall clock."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.orm import Session

from models.access.access import Viewer
from models.accounts.forms import NewPassword
from models.database import Database
from models.registries.entries import entered, wrong
from models.registries.people_and_agencies import person_of
from models.rows.accounts import FailedSignIn, PasswordLink, SignIn, Token
from models.rows.people import Office, Person
from models.rows.record import Moment
from models.store.prepared import Prepared, connection_of
from workflows.engine.cases import Refusal
from workflows.law.mail.addresses import as_kept

HASHER = PasswordHasher()  # argon2id
NOBODY = HASHER.hash(secrets.token_urlsafe())  # checked when there is no such person, so that both take as long
SIGNED_IN = timedelta(hours=12)
REMEMBERED = timedelta(days=7)  # so long a session that ended by itself still says whose it was
LINK_HOLDS = timedelta(days=7)
LOCK_AFTER, LOCK_FOR = 5, timedelta(minutes=15)

_WHO = (
    select(Person.id, Person.name, Person.agency_id.label("own_agency_id"), Office.role, Office.agency_id)
    .outerjoin(Office, Office.person_id == Person.id)
    .where(Person.left_at.is_(None))
)
BY_COOKIE = Prepared(
    _WHO.join(SignIn, SignIn.person_id == Person.id).where(
        SignIn.secret_sha256 == bindparam("secret"), SignIn.expires_at > bindparam("now", type_=Moment())
    )
)
BY_ENDED_COOKIE = Prepared(
    _WHO.join(SignIn, SignIn.person_id == Person.id).where(
        SignIn.secret_sha256 == bindparam("secret"), SignIn.expires_at <= bindparam("now", type_=Moment())
    )
)
BY_TOKEN = Prepared(
    _WHO.join(Token, Token.person_id == Person.id).where(
        Token.secret_sha256 == bindparam("secret"), Token.revoked_at.is_(None)
    )
)


class Locked(Exception):
    """Too many sign-ins failed; try later, or ask to be unlocked."""


def _digest(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()


def sign_in(database: Database, email: str, password: str, now: datetime) -> str | None:
    """Return the secret of a new browser session, None if address or password is wrong; or raise Locked.

    The password is checked outside any transaction: that takes long on purpose, and nobody waits for it.
    """
    address = as_kept(email[:200])
    with database.reading() as session:
        if locked_until(session, address, now):
            raise Locked(address)
        person = person_of(session, address)
        person_id, hashed = (person.id, person.password_hash) if person and not person.left_at else (None, NOBODY)
    fits = _fits(hashed, password)
    with database.writing() as session:
        if not fits or person_id is None:
            session.add(FailedSignIn(email=address, at=now))
            return None
        session.execute(delete(FailedSignIn).where(FailedSignIn.email == address))
        return begin(session, person_id, now)


def _fits(hashed: str, password: str) -> bool:
    try:
        return HASHER.verify(hashed or NOBODY, password[:1000])
    except (VerificationError, InvalidHashError):
        return False


def begin(session: Session, person_id: int, now: datetime) -> str:
    """Begin a browser session; its secret is new at every sign-in, and only its digest is kept."""
    secret = secrets.token_urlsafe(32)
    session.execute(delete(SignIn).where(SignIn.expires_at <= now - REMEMBERED))
    session.add(SignIn(secret_sha256=_digest(secret), person_id=person_id, started_at=now, expires_at=now + SIGNED_IN))
    return secret


def signed_in(session: Session, secret: str, now: datetime) -> Viewer | None:
    """Return whose browser session it is, while it holds."""
    return _viewer(BY_COOKIE.all(connection_of(session), {"secret": _digest(secret), "now": now}))


def ended_for(session: Session, secret: str, now: datetime) -> Viewer | None:
    """Return whose browser session it was that ended by itself lately; of one that somebody ended, nobody's.

    Nobody is let in by it: it only says whose words they were that came too late.
    """
    return _viewer(BY_ENDED_COOKIE.all(connection_of(session), {"secret": _digest(secret), "now": now}))


def _viewer(rows: list[dict[str, Any]]) -> Viewer | None:
    if not rows:
        return None
    offices = ((row["role"], row["agency_id"]) for row in rows if row["role"])
    return Viewer(rows[0]["id"], rows[0]["name"], frozenset(offices), rows[0]["own_agency_id"])


def sign_out(session: Session, secret: str) -> None:
    """End a browser session."""
    session.execute(delete(SignIn).where(SignIn.secret_sha256 == _digest(secret)))


def unlock(session: Session, email: str) -> int:
    """Forget the failed sign-ins of an address; return how many there were."""
    gone = delete(FailedSignIn).where(FailedSignIn.email == as_kept(email))
    return session.connection().execute(gone).rowcount


def set_password(session: Session, person: Person, facts: Mapping[str, Any]) -> None:
    """Set a person's password, and end the browser sessions begun with the old one; or raise NotAllowed."""

    def known(said: Mapping[str, Any]) -> Iterator[Refusal]:
        if said.get("password", "").lower() in {person.email, person.name.lower()}:
            yield wrong("password", "choose a password that is not your name or email address")

    password = entered(NewPassword, facts, known).password
    person.password_hash = HASHER.hash(password[:1000])
    session.execute(delete(SignIn).where(SignIn.person_id == person.id))


def password_link(session: Session, person: Person, now: datetime) -> str:
    """Return the secret of a link with which the person sets a password, once."""
    keep_link(session, secret := new_secret(), person.id, now)
    return secret


def new_secret() -> str:
    """Return a secret for a link; nobody is let in by it before it is kept."""
    return secrets.token_urlsafe(32)


def keep_link(session: Session, secret: str, person_id: int, now: datetime) -> None:
    """Let a link with this secret set the password of a person, once."""
    session.add(PasswordLink(secret_sha256=_digest(secret), person_id=person_id, expires_at=now + LINK_HOLDS))


def owner_of_link(session: Session, secret: str, now: datetime) -> Person | None:
    """Return for whom a link is, while it can still be used."""
    row = session.scalars(
        select(PasswordLink).where(
            PasswordLink.secret_sha256 == _digest(secret), PasswordLink.expires_at > now, PasswordLink.used_at.is_(None)
        )
    ).one_or_none()
    return row.person if row else None


def use_links(session: Session, person: Person, now: datetime) -> None:
    """Let no link of a person be used again."""
    mine = (PasswordLink.person_id == person.id, PasswordLink.used_at.is_(None))
    session.execute(update(PasswordLink).where(*mine).values(used_at=now))


def create_token(session: Session, person: Person, name: str, now: datetime) -> str:
    """Return a new token of a person; only its digest is kept."""
    secret = f"desk_{secrets.token_urlsafe(32)}"
    session.add(Token(secret_sha256=_digest(secret), person_id=person.id, name=name, created_at=now))
    return secret


def bearer(session: Session, secret: str) -> Viewer | None:
    """Return whose token it is, unless it was revoked."""
    return _viewer(BY_TOKEN.all(connection_of(session), {"secret": _digest(secret)}))


def locked_until(session: Session, email: str, now: datetime) -> datetime | None:
    """Return until when an address is locked by failed sign-ins, if it is."""
    recent = (FailedSignIn.email == as_kept(email), FailedSignIn.at > now - LOCK_FOR)
    rows = select(FailedSignIn.at).where(*recent).order_by(FailedSignIn.at.desc()).limit(LOCK_AFTER)
    last = list(session.scalars(rows))
    return last[-1] + LOCK_FOR if len(last) == LOCK_AFTER else None
