"""Doing something once: each deed has its row, written in the very transaction that does it.

Of two at once the second waits at the row of the first, and finds it once the first is through. A deed that is refused
leaves no row.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Table, delete, exists, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from models.rows.deeds import DeedDone
from models.rows.record import Record

KEPT = timedelta(days=1)  # so long a key stands for one deed
MOST = 1000  # rows that are cleared in one transaction
DONE: Table = Record.metadata.tables[DeedDone.__tablename__]


@dataclass(frozen=True)
class Deed:
    """By what a deed is known: whose it is, the key, and a digest of what was sent with it."""

    person_id: int
    key: str
    content: str


@dataclass(frozen=True)
class Led:
    """Where a deed led: a page or the key of something; and what was said of it that cannot be said anew."""

    to: str = ""
    said: str = ""


@dataclass(frozen=True)
class Before:
    """A deed that was done before."""

    content: str
    led: Led


def begin(session: Session, deed: Deed, now: datetime, kept: timedelta = KEPT) -> Before | None:
    """Write down that a deed is being done; or return what was done under its key within a day, or a shorter time."""
    dialect = sqlite if session.connection().dialect.name == "sqlite" else postgresql
    row = dialect.insert(DONE).values(
        person_id=deed.person_id, key=deed.key, content=deed.content, at=now, led_to="", said=""
    )
    free = row.on_conflict_do_update(
        index_elements=[DONE.c.person_id, DONE.c.key],
        set_={"content": deed.content, "at": now, "led_to": "", "said": ""},
        where=DONE.c.at <= now - kept,
    )
    return None if session.execute(free.returning(DONE.c.id)).first() else before(session, deed, now, kept)


def before(session: Session, deed: Deed, now: datetime, kept: timedelta = KEPT) -> Before | None:
    """Return what was done under a key within a day, or a shorter time, if anything."""
    rows = select(DONE.c.content, DONE.c.led_to, DONE.c.said).where(*_same(deed), DONE.c.at > now - kept)
    found = session.execute(rows).one_or_none()
    return Before(found.content, Led(found.led_to, found.said)) if found else None


def conclude(session: Session, deed: Deed, led: Led) -> None:
    """Write down where a deed led."""
    session.execute(update(DONE).where(*_same(deed)).values(led_to=led.to, said=led.said))


def forget_what_was_said(session: Session) -> None:
    """Keep no word of any deed, whose it was: one of them may say what is being withheld."""
    session.execute(update(DONE).where(DONE.c.said != "").values(said=""))


def forget_about(session: Session, person_id: int, number: str) -> None:
    """Let a person do again what they did in a case, as after they took it back."""
    session.execute(delete(DONE).where(DONE.c.person_id == person_id, DONE.c.led_to.contains(number, autoescape=True)))


def has_old(session: Session, now: datetime) -> bool:
    """Say whether there are rows that stand for nothing any more."""
    return bool(session.scalar(select(exists().where(DONE.c.at <= now - KEPT))))


def clear_old(session: Session, now: datetime, most: int = MOST) -> int:
    """Clear some of the rows that stand for nothing any more, and return how many."""
    old = select(DONE.c.id).where(DONE.c.at <= now - KEPT).order_by(DONE.c.at).limit(most)
    return session.connection().execute(delete(DONE).where(DONE.c.id.in_(old))).rowcount


def _same(deed: Deed) -> tuple[ColumnElement[bool], ...]:
    return DONE.c.person_id == deed.person_id, DONE.c.key == deed.key
