"""Passwords: what is taken as one, checking one, and what ends when there is another.

To check or to hash one takes long on purpose, so that is done outside any transaction: nobody waits for it.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from models.access.rulebook import rulebook_of
from models.accounts.forms import LONGEST_PASSWORD, SHORTEST_PASSWORD, ChangedPassword, NewPassword
from models.accounts.guessable import has_in_it, is_common, is_guessable, names_of
from models.database import Database
from models.registries.entries import entered, refused, wrong
from models.rows.accounts import EarlierPassword
from models.rows.people import Person
from workflows.engine.cases import Refusal
from workflows.law.door import earlier_passwords

HASHER = PasswordHasher()  # argon2id
NOBODY = HASHER.hash(secrets.token_urlsafe())  # checked where there is no password, so that it takes as long


@dataclass(frozen=True)
class Chosen:
    """A password that somebody may take, as it is kept, and the one in whose place it comes."""

    kept: str
    before: str


@dataclass(frozen=True)
class _Owner:
    """Whose password it is to be, as far as that decides whether it is taken."""

    names: tuple[str, ...]
    present: str
    earlier: tuple[str, ...]


def fits(kept: str, password: str) -> bool:
    """Say whether a password is the one that is kept; where none is, it takes as long to say no."""
    try:
        return HASHER.verify(kept or NOBODY, password)
    except (VerificationError, InvalidHashError):
        return False


def renewed(kept: str, password: str) -> str:
    """Return how a password that fits is kept from now on: anew, where the desk has come to hash more slowly since."""
    return HASHER.hash(password) if HASHER.check_needs_rehash(kept) else kept


def choose(
    database: Database, person_id: int, form: type[NewPassword | ChangedPassword], facts: Mapping[str, Any],
    now: datetime,
) -> Chosen:  # fmt: skip
    """Return the password that somebody chose, if it may be theirs; or raise NotAllowed."""
    with database.reading() as session:
        owner = _owner(session, person_id, now)

    def check(said: Mapping[str, Any]) -> Iterator[Refusal]:
        if "password" in said and (sentence := next(_faults(said["password"], owner), "")):
            yield wrong("password", sentence)

    return Chosen(HASHER.hash(entered(form, facts, check).password), owner.present)


def _owner(session: Session, person_id: int, now: datetime) -> _Owner:
    person, most = session.get_one(Person, person_id), earlier_passwords(rulebook_of(session).policy(now))
    mine = select(EarlierPassword.password_hash).where(EarlierPassword.person_id == person_id)
    earlier = session.scalars(mine.order_by(EarlierPassword.id.desc()).limit(most))
    return _Owner(names_of(person.name, person.email), person.password_hash, tuple(earlier))


def _faults(password: str, owner: _Owner) -> Iterator[str]:
    """Yield what is wrong with a password, and what to choose instead; what takes longest to say comes last."""
    if not password.strip():
        yield "a password of spaces alone is none; choose letters, digits or signs"
    if len(password) < SHORTEST_PASSWORD:
        yield f"a password has at least {SHORTEST_PASSWORD} characters"
    if len(password) > LONGEST_PASSWORD:
        yield f"a password has at most {LONGEST_PASSWORD} characters; this one has {len(password)}"
    if has_in_it(password, owner.names):
        yield "choose a password without your name or your email address in it"
    if is_common(password):
        yield "many people have this password; choose another one"
    if is_guessable(password, owner.names):
        yield "this password is easily guessed; choose a longer one, such as a sentence of your own"
    if any(kept and fits(kept, password) for kept in (owner.present, *owner.earlier)):
        yield "you had this password before; choose another one"


def keep(session: Session, person: Person, chosen: Chosen, now: datetime) -> None:
    """Let a chosen password be somebody's, and remember the one before; or raise NotAllowed if it changed meanwhile."""
    same = (Person.id == person.id, Person.password_hash == chosen.before)  # of two at once one finds another one there
    if session.connection().execute(update(Person).where(*same).values(password_hash=chosen.kept)).rowcount != 1:
        raise refused("your password was changed just now; if that was not you, ask for a link to set a new one")
    session.refresh(person, ["password_hash"])
    if chosen.before:
        session.add(EarlierPassword(person_id=person.id, password_hash=chosen.before, ended_at=now))
        session.flush()
    most = earlier_passwords(rulebook_of(session).policy(now))
    mine = EarlierPassword.person_id == person.id
    latest = select(EarlierPassword.id).where(mine).order_by(EarlierPassword.id.desc()).limit(most)
    session.execute(delete(EarlierPassword).where(mine, EarlierPassword.id.not_in(latest)))
