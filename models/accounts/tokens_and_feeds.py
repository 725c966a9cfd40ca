"""The keys a person gives out: tokens for programs, and the secret address of a private calendar. Only digests stay."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Mapping
from datetime import datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from models.accounts.forms import NewToken
from models.accounts.sign_in import create_token, use_links
from models.registries.entries import entered, one_line, wrong
from models.rows.accounts import Feed, SignIn, Token
from models.rows.people import Person
from models.store.one_at_a_time import alone
from workflows.engine.cases import Refusal


def _digest(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()


def new_token(session: Session, person: Person, facts: Mapping[str, Any], wall: datetime) -> str:
    """Return a new token as somebody named it; it is shown this once; or raise NotAllowed."""

    def taken(said: Mapping[str, Any]) -> Iterator[Refusal]:
        if "name" in said and any(token.name == one_line(said["name"]) for token in tokens_of(session, person)):
            yield wrong("name", "you have a token of this name already; enter another name")

    return create_token(session, person, one_line(entered(NewToken, facts, taken).name), wall)


def tokens_of(session: Session, person: Person) -> list[Token]:
    """Return the tokens of a person that work, the oldest first."""
    mine = (Token.person_id == person.id, Token.revoked_at.is_(None))
    return list(session.scalars(select(Token).where(*mine).order_by(Token.id)))


def revoke(session: Session, person: Person, token_id: int, wall: datetime) -> bool:
    """Let a token of a person work no longer; say whether there was one."""
    mine = (Token.id == token_id, Token.person_id == person.id, Token.revoked_at.is_(None))
    return session.connection().execute(update(Token).where(*mine).values(revoked_at=wall)).rowcount == 1


def feed_of(session: Session, person: Person) -> Feed | None:
    """Return the private calendar of a person, if there is one."""
    return session.scalars(select(Feed).where(Feed.person_id == person.id)).one_or_none()


def new_feed(session: Session, person: Person, wall: datetime) -> str:
    """Return the secret of a new private calendar; the one before it works no longer."""
    alone(session, f"feed of {person.id}")
    end_feed(session, person)
    secret = secrets.token_urlsafe(32)
    session.add(Feed(secret_sha256=_digest(secret), person_id=person.id, created_at=wall))
    return secret


def end_feed(session: Session, person: Person) -> None:
    """Let the private calendar of a person work no longer."""
    session.execute(delete(Feed).where(Feed.person_id == person.id))


def owner_of_feed(session: Session, secret: str) -> Person | None:
    """Return whose private calendar it is, unless the person left."""
    row = session.scalars(select(Feed).where(Feed.secret_sha256 == _digest(secret))).one_or_none()
    return row.person if row and row.person.left_at is None else None


def shut_out(session: Session, person: Person, wall: datetime) -> None:
    """Void every way in that a person has: password, sign-ins, links, tokens and calendar."""
    person.password_hash = ""
    session.execute(delete(SignIn).where(SignIn.person_id == person.id))
    use_links(session, person, wall)
    live = (Token.person_id == person.id, Token.revoked_at.is_(None))
    session.execute(update(Token).where(*live).values(revoked_at=wall))
    end_feed(session, person)
