"""Browser sessions: how one begins, whose it is, and how it ends. All moments here are of the wall clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Select, and_, bindparam, delete, or_, select, update
from sqlalchemy.orm import Session

from models.access.access import Viewer
from models.access.rulebook import rulebook_of
from models.accounts.entrances import WHO, Entrance, Way, viewer_in
from models.accounts.secret_words import digest, new_secret
from models.rows.accounts import SignIn
from models.rows.people import Person
from models.rows.record import Moment
from models.store.prepared import Prepared, connection_of
from workflows.law.door import idle_since, session_ends

REMEMBERED = timedelta(days=7)  # so long a session that ended by itself still says whose it was
NOTED = timedelta(minutes=5)  # how exactly it is known when somebody was last seen

_WHO: Select[*tuple[Any, ...]] = (
    WHO.add_columns(SignIn.id.label("way_id"), SignIn.seen_at.label("last_at"))
    .join(SignIn, SignIn.person_id == Person.id)
    .where(SignIn.secret_sha256 == bindparam("secret"))
)
_NOW, _IDLE_SINCE = bindparam("now", type_=Moment()), bindparam("idle_since", type_=Moment())
BY_COOKIE = Prepared(_WHO.where(SignIn.expires_at > _NOW, SignIn.seen_at > _IDLE_SINCE))
BY_ENDED_COOKIE = Prepared(_WHO.where(or_(SignIn.expires_at <= _NOW, SignIn.seen_at <= _IDLE_SINCE)))


@dataclass(frozen=True)
class Client:
    """From where somebody signs in: what the browser calls itself, and its address in the network."""

    browser: str = ""
    address: str = ""


UNKNOWN = Client()


def begin(session: Session, person_id: int, now: datetime, client: Client = UNKNOWN) -> str:
    """Begin a browser session; its secret is new at every sign-in, and only its digest is kept."""
    secret, ends = new_secret(), session_ends(now, rulebook_of(session).policy(now))
    session.execute(delete(SignIn).where(SignIn.expires_at <= now - REMEMBERED))
    session.add(
        SignIn(
            secret_sha256=digest(secret), person_id=person_id, started_at=now, seen_at=now,
            expires_at=ends, browser=client.browser[:200], address=client.address[:200],
        )
    )  # fmt: skip
    return secret


def signed_in(session: Session, secret: str, now: datetime) -> Entrance | None:
    """Return whose browser session it is, while it holds."""
    rows = BY_COOKIE.all(connection_of(session), _asked(session, secret, now))
    return Entrance.of(rows, Way.SESSION, now - _noted(session, now)) if rows else None


def ended_for(session: Session, secret: str, now: datetime) -> Viewer | None:
    """Return whose browser session it was that ended by itself lately; of one that somebody ended, nobody's.

    Nobody is let in by it: it only says whose words they were that came too late.
    """
    rows = BY_ENDED_COOKIE.all(connection_of(session), _asked(session, secret, now))
    return viewer_in(rows) if rows else None


def was_idle(session: Session, secret: str, now: datetime) -> bool:
    """Say whether a session ended because nobody did anything in it."""
    return bool(
        session.scalar(select(SignIn.id).where(SignIn.secret_sha256 == digest(secret), SignIn.expires_at > now))
    )


def _asked(session: Session, secret: str, now: datetime) -> dict[str, Any]:
    return {"secret": digest(secret), "now": now, "idle_since": _idle_since(session, now)}


def _idle_since(session: Session, now: datetime) -> datetime:
    return idle_since(now, rulebook_of(session).policy(now))


def _noted(session: Session, now: datetime) -> timedelta:
    """Return how exactly it must be known when somebody was last seen, to end a session that is idle."""
    return min(NOTED, (now - _idle_since(session, now)) / 6)


def sessions_of(session: Session, person_id: int, now: datetime) -> list[SignIn]:
    """Return the browser sessions of a person that hold, the one that was seen last first."""
    held = and_(SignIn.expires_at > now, SignIn.seen_at > _idle_since(session, now))
    rows = select(SignIn).where(SignIn.person_id == person_id, held).order_by(SignIn.seen_at.desc(), SignIn.id.desc())
    return list(session.scalars(rows))


def is_by(row: SignIn, secret: str) -> bool:
    """Say whether a session is the one with this secret."""
    return row.secret_sha256 == digest(secret)


def end_session(session: Session, person_id: int, session_id: int) -> bool:
    """End one browser session of a person; say whether there was one."""
    mine = (SignIn.id == session_id, SignIn.person_id == person_id)
    return session.connection().execute(delete(SignIn).where(*mine)).rowcount == 1


def end_sessions(session: Session, person_id: int) -> None:
    """End all browser sessions of a person."""
    session.execute(delete(SignIn).where(SignIn.person_id == person_id))


def sign_out(session: Session, secret: str) -> None:
    """End a browser session."""
    session.execute(delete(SignIn).where(SignIn.secret_sha256 == digest(secret)))


def note_session(session: Session, session_id: int, now: datetime) -> None:
    """Write down that somebody was seen in a session; a moment that was written meanwhile is not put back."""
    session.execute(update(SignIn).where(SignIn.id == session_id, SignIn.seen_at < now).values(seen_at=now))
