"""The keys a person gives out: tokens for programs, and the secret address of a private calendar. Only digests stay."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Select, bindparam, delete, select, update
from sqlalchemy.orm import Session

from models.access.rulebook import rulebook_of
from models.accounts.entrances import WHO, Entrance, Way
from models.accounts.forms import NewToken
from models.accounts.secret_words import digest, new_secret
from models.registries.entries import entered, one_line, wrong
from models.rows.accounts import Feed, Token
from models.rows.people import Person
from models.rows.record import Moment
from models.store.one_at_a_time import alone
from models.store.prepared import Prepared, connection_of
from workflows.engine.cases import Refusal
from workflows.law.door import WHOLE, Reach, TokenArea, TokenScope, feed_ends, token_ends

NOTED = timedelta(hours=1)  # how exactly it is known when a token or a calendar was used last

_BY_TOKEN: Select[*tuple[Any, ...]] = WHO.add_columns(
    Token.id.label("way_id"), Token.used_at.label("last_at"), Token.scope.label("scope"), Token.areas.label("areas")
).join(Token, Token.person_id == Person.id)
BY_TOKEN = Prepared(
    _BY_TOKEN.where(
        Token.secret_sha256 == bindparam("secret"), Token.revoked_at.is_(None),
        Token.expires_at > bindparam("now", type_=Moment()),
    )
)  # fmt: skip


def bearer(session: Session, secret: str, wall: datetime) -> Entrance | None:
    """Return whose token it is, while it works."""
    rows = BY_TOKEN.all(connection_of(session), {"secret": digest(secret), "now": wall})
    if not rows:
        return None
    reach = Reach(TokenScope(rows[0]["scope"]), frozenset(TokenArea(each) for each in rows[0]["areas"].split()))
    return Entrance.of(rows, Way.TOKEN, wall - NOTED, reach)


def create_token(session: Session, person: Person, name: str, wall: datetime, reach: Reach = WHOLE) -> str:
    """Return a new token of a person; only its digest is kept."""
    secret, ends = f"desk_{new_secret()}", token_ends(wall, rulebook_of(session).policy(wall))
    areas = " ".join(sorted(area.key for area in reach.areas))
    session.add(
        Token(secret_sha256=digest(secret), person_id=person.id, name=name, scope=reach.scope.key, areas=areas,
              created_at=wall, expires_at=ends)
    )  # fmt: skip
    return secret


def new_token(session: Session, person: Person, facts: Mapping[str, Any], wall: datetime) -> str:
    """Return a new token as somebody named it; it is shown this once; or raise NotAllowed."""

    def taken(said: Mapping[str, Any]) -> Iterator[Refusal]:
        if "name" in said and any(token.name == one_line(said["name"]) for token in tokens_of(session, person, wall)):
            yield wrong("name", "you have a token of this name already; enter another name")

    new = entered(NewToken, facts, taken)
    return create_token(session, person, one_line(new.name), wall, Reach(new.scope, new.areas))


def tokens_of(session: Session, person: Person, wall: datetime) -> list[Token]:
    """Return the tokens of a person that work, the oldest first."""
    mine = (Token.person_id == person.id, Token.revoked_at.is_(None), Token.expires_at > wall)
    return list(session.scalars(select(Token).where(*mine).order_by(Token.id)))


def revoke(session: Session, person: Person, token_id: int, wall: datetime) -> bool:
    """Let a token of a person work no longer; say whether there was one."""
    mine = (Token.id == token_id, Token.person_id == person.id, Token.revoked_at.is_(None))
    return session.connection().execute(update(Token).where(*mine).values(revoked_at=wall)).rowcount == 1


def revoke_all(session: Session, person: Person, wall: datetime) -> None:
    """Let no token of a person work any longer."""
    live = (Token.person_id == person.id, Token.revoked_at.is_(None))
    session.execute(update(Token).where(*live).values(revoked_at=wall))


def note_token(session: Session, token_id: int, wall: datetime) -> None:
    """Write down that a token was used."""
    session.execute(update(Token).where(Token.id == token_id).values(used_at=wall))


def feed_of(session: Session, person: Person, wall: datetime) -> Feed | None:
    """Return the private calendar of a person, if there is one that works."""
    mine = (Feed.person_id == person.id, Feed.expires_at > wall)
    return session.scalars(select(Feed).where(*mine)).one_or_none()


def new_feed(session: Session, person: Person, wall: datetime) -> str:
    """Return the secret of a new private calendar; the one before it works no longer."""
    alone(session, f"feed of {person.id}")
    end_feed(session, person)
    secret, expires_at = new_secret(), feed_ends(wall, rulebook_of(session).policy(wall))
    session.add(Feed(secret_sha256=digest(secret), person_id=person.id, created_at=wall, expires_at=expires_at))
    return secret


def end_feed(session: Session, person: Person) -> None:
    """Let the private calendar of a person work no longer."""
    session.execute(delete(Feed).where(Feed.person_id == person.id))


def feed_at(session: Session, secret: str, wall: datetime) -> Feed | None:
    """Return the private calendar with this secret while it works, unless its person left."""
    row = session.scalars(
        select(Feed).where(Feed.secret_sha256 == digest(secret), Feed.expires_at > wall)
    ).one_or_none()
    return row if row and row.person.left_at is None else None


def is_due(feed: Feed, wall: datetime) -> bool:
    """Say whether it is to be written down that a private calendar was read."""
    return feed.used_at is None or feed.used_at <= wall - NOTED


def note_feed(session: Session, feed_id: int, wall: datetime) -> None:
    """Write down that a private calendar was read."""
    session.execute(update(Feed).where(Feed.id == feed_id).values(used_at=wall))
