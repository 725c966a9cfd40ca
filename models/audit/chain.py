"""The chain of the audit log: each link has a digest of its row and of the link before it.

Rows are written by whoever does something, at once and without waiting for each other; a short step of the worker links
them, one linker at a time. What is linked, and what is not yet, nobody can change through the database's own tables.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from sqlalchemy import Select, exists, func, select
from sqlalchemy.orm import Session

from models.rows.accounts import AuditLink, AuditRow
from models.store.one_at_a_time import alone

AT_ONCE = 500  # rows that are linked in one transaction
LATELY = 10_000  # rows before the last one linked, among which one may have been committed late
WALKED = 1000  # links that are read at a time
LONG = timedelta(minutes=10)  # a worker links within seconds


@dataclass(frozen=True)
class Broken:
    """The first row of the chain that is not what was linked."""

    place: int
    why: str


@dataclass(frozen=True)
class End:
    """Where a walk along the chain came to."""

    place: int = 0
    digest: str = ""


def digest_of(place: int, before: str, row: AuditRow) -> str:
    """Return the digest of a row at its place, after the link before it."""
    at = f"{row.at.astimezone(UTC):%Y-%m-%dT%H:%M:%S.%f}"
    said = [place, before, row.id, at, row.person_id, row.kind, row.case_id, row.what, row.once]
    return sha256(json.dumps(said, separators=(",", ":")).encode()).hexdigest()


def link(session: Session, *, everything: bool = False) -> int:
    """Link some rows that no link has yet, and return how many; with everything, also what was committed very late."""
    alone(session, "the chain of the audit log")
    end = last(session)
    rows = session.scalars(_unlinked(session, everything=everything).order_by(AuditRow.id).limit(AT_ONCE)).all()
    for row in rows:
        end = End(end.place + 1, digest_of(end.place + 1, end.digest, row))
        session.add(AuditLink(id=end.place, audit_id=row.id, digest=end.digest))
    session.flush()
    return len(rows)


def last(session: Session) -> End:
    """Return the last link."""
    found = session.scalars(select(AuditLink).order_by(AuditLink.id.desc()).limit(1)).first()
    return End(found.id, found.digest) if found else End()


def links_after(session: Session, place: int) -> list[tuple[AuditLink, AuditRow]]:
    """Return the links after a place, each with its row."""
    rows = select(AuditLink, AuditRow).join(AuditRow, AuditRow.id == AuditLink.audit_id)
    rows = rows.where(AuditLink.id > place).order_by(AuditLink.id)
    return [(row[0], row[1]) for row in session.execute(rows).all()]


def is_in_chain(session: Session, digest: str) -> bool:
    """Say whether a link has a digest that somebody noted elsewhere."""
    return bool(session.scalar(select(exists().where(AuditLink.digest == digest))))


def unlinked_since(session: Session, *, everything: bool = False) -> datetime | None:
    """Return since when the oldest row waits that no link has, if one does."""
    rows = _unlinked(session, everything=everything).with_only_columns(func.min(AuditRow.at))
    return session.scalars(rows).one()


def walk(session: Session, start: End, most: int = WALKED) -> tuple[End, Broken | None]:
    """Check the next links after a place; return how far that came, and what is broken there."""
    after = select(AuditLink, AuditRow).outerjoin(AuditRow, AuditRow.id == AuditLink.audit_id)
    after = after.where(AuditLink.id > start.place).order_by(AuditLink.id).limit(most)
    return _checked(start, [(row[0], row[1]) for row in session.execute(after).all()])


def _checked(end: End, links: Sequence[tuple[AuditLink, AuditRow | None]]) -> tuple[End, Broken | None]:
    for each, row in links:
        place = end.place + 1
        if each.id != place:
            return end, Broken(place, "its link is missing")
        if row is None:
            return end, Broken(place, "the row was deleted")
        if digest_of(place, end.digest, row) != each.digest:
            return end, Broken(place, "the row, or the link before it, was changed")
        end = End(place, each.digest)
    return end, None


def link_at(session: Session, place: int) -> End:
    """Return a link by its place; before the first there is none."""
    found = session.get(AuditLink, place) if place else None
    return End(found.id, found.digest) if found else End()


def _unlinked(session: Session, *, everything: bool) -> Select[AuditRow]:
    rows = select(AuditRow).where(~exists().where(AuditLink.audit_id == AuditRow.id))
    newest = session.scalar(select(func.max(AuditLink.audit_id))) or 0
    return rows if everything else rows.where(AuditRow.id > newest - LATELY)
