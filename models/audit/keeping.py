"""Keeping the chain: the worker writes what was counted and links what was written, and somebody asks whether it holds."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from sqlalchemy.orm import Session

from models.audit.chain import LONG, Broken, End, is_in_chain, last, link, links_after, unlinked_since, walk
from models.audit.tallies import waits_since, write_counted


def keep(session: Session, wall: datetime, *, everything: bool = False) -> int:
    """Write and link what waits, some of it; return how many rows that were."""
    return write_counted(session, wall) + link(session, everything=everything)


def reached(session: Session) -> int:
    """Return the place of the last row that is linked."""
    return last(session).place


def linked_since(session: Session, place: int) -> Iterator[str]:
    """Yield a line for each row that was linked after a place, to be kept elsewhere: what came when, and nothing of what it says."""
    for link_, row in links_after(session, place):
        yield f"row {link_.id} of the audit log, {row.kind} at {row.at.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC: {link_.digest}"


def verify(session: Session) -> tuple[End, Broken | None]:
    """Walk the whole chain; return its end, or how far it holds and the first row that is broken."""
    end, broken = walk(session, End())
    while broken is None:
        further, broken = walk(session, end)
        if further == end:
            break
        end = further
    return end, broken


def waits_long(session: Session, wall: datetime) -> datetime | None:
    """Return since when rows wait to be linked, if that is longer than a worker would ever leave them."""
    since = min(filter(None, (unlinked_since(session, everything=True), waits_since(session))), default=None)
    return since if since and since < wall - LONG else None


def held(session: Session, digest: str) -> bool:
    """Say whether the chain still has a digest that somebody noted."""
    return is_in_chain(session, digest)
