"""What a new password brings with it, and what leaving does: every way in that there was is void."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from models.access.rulebook import rulebook_of
from models.accounts.password_links import use_links
from models.accounts.passwords import Chosen, keep
from models.accounts.sessions import Client, begin, end_sessions
from models.accounts.sign_in import unlock
from models.accounts.tokens_and_feeds import end_feed, revoke_all
from models.accounts.tries import forget
from models.rows.accounts import Feed, PasswordLink, SignIn, Token
from models.rows.people import Person
from workflows.law.door import of_client, of_links


def set_password(session: Session, person: Person, chosen: Chosen, wall: datetime, client: Client) -> str:
    """Let a chosen password be somebody's; whatever let them in before is void, and one session begins, whose secret is returned.

    The address takes passwords again at once, also from this place: a link is the way back that always works.
    """
    keep(session, person, chosen, wall)
    _void(session, person, wall)
    unlock(session, person.email, wall)
    place = of_client(client.address, rulebook_of(session).policy(wall))
    for limit in (of_links(person.id), *([place] if place else [])):
        forget(session, limit)
    return begin(session, person.id, wall, client)


def shut_out(session: Session, person: Person, wall: datetime) -> None:
    """Void every way in that a person has: password, sessions, links, tokens and calendar."""
    person.password_hash = ""
    _void(session, person, wall)


def sign_out_everywhere(session: Session, person: Person, wall: datetime) -> None:
    """Void what lets somebody in without their password: sessions, links, tokens and calendar."""
    _void(session, person, wall)


def sign_everybody_out(session: Session, wall: datetime) -> None:
    """Void what lets anybody in without a password: what was ended since a copy was made would live again with it."""
    session.execute(delete(SignIn))
    session.execute(delete(Feed))
    session.execute(update(PasswordLink).where(PasswordLink.used_at.is_(None)).values(used_at=wall))
    session.execute(update(Token).where(Token.revoked_at.is_(None)).values(revoked_at=wall))


def _void(session: Session, person: Person, wall: datetime) -> None:
    end_sessions(session, person.id)
    use_links(session, person, wall)
    revoke_all(session, person, wall)
    end_feed(session, person)
