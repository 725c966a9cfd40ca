"""Whether a machine's clock can be believed: one that jumps ahead would let the desk act on dates that have not come.

How long a machine has been up is counted by itself; the wall clock has to go on just as long. A desk that stood still, with its
worker stopped or its machine asleep, is no jump.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from models.mail.put_back import let_leave
from models.registries.people_and_agencies import audit
from models.rows.health import ClockWatch
from models.rows.notices import NoticeRow
from models.store.one_at_a_time import alone
from workflows.law.roles import SYSTEM_ADMIN

JUMP, SLIP = timedelta(hours=1), timedelta(minutes=1)
KEPT = timedelta(days=400)  # after which a machine that was started anew is forgotten
CLOCK_AHEAD = "clock-ahead"  # the notice to ICA's administrators


@dataclass(frozen=True)
class Uptime:
    """For how many seconds a machine has been up, and since which start."""

    boot: str
    seconds: float


@dataclass(frozen=True)
class Doubt:
    """A clock that is ahead of what was expected of it."""

    boot: str
    says: datetime  # when it was found so
    expected: datetime


def watch(session: Session, now: datetime, up: Uptime) -> Doubt | None:
    """Compare a clock with the time its machine has been up; return the doubt that stands against it, if one does.

    A clock that was put back is no danger: nothing happens too early by it, and mail does not wait for it. What it said before
    is remembered, so that it may be put forward again.
    """
    alone(session, f"clock since {up.boot}")  # a machine may have several workers
    row = session.get(ClockWatch, up.boot)
    if row is None:
        session.execute(delete(ClockWatch).where(ClockWatch.trusted_at < now - KEPT))
        session.add(ClockWatch(boot=up.boot, up=up.seconds, trusted_at=now, doubted_at=None, expected_at=None))
        return None
    expected = row.trusted_at + timedelta(seconds=up.seconds - row.up)
    if now > expected + JUMP:
        if row.doubted_at is None:
            _tell(session, now)
        row.doubted_at, row.expected_at = row.doubted_at or now, row.expected_at or expected
    else:
        row.doubted_at = row.expected_at = None
        if now < expected - SLIP:
            let_leave(session, now)
        if now >= expected - JUMP:
            row.up, row.trusted_at = up.seconds, now
    session.flush()
    return _doubt(row)


def _tell(session: Session, now: datetime) -> None:
    told = {"case_id": None, "person_id": None, "clause": "", "duty": "", "outcome": ""}
    session.add(NoticeRow(template=CLOCK_AHEAD, role=SYSTEM_ADMIN, created_at=now, catch_up=False, **told))


def _doubt(row: ClockWatch | None) -> Doubt | None:
    if row is None or row.doubted_at is None or row.expected_at is None:
        return None
    return Doubt(row.boot, row.doubted_at, row.expected_at)


def doubted(session: Session, boot: str) -> Doubt | None:
    """Return the doubt that stands against the clock of a machine, if one does."""
    return _doubt(session.get(ClockWatch, boot))


def doubts(session: Session) -> list[Doubt]:
    """Return the doubts that stand, of all machines."""
    rows = select(ClockWatch).where(ClockWatch.doubted_at.is_not(None)).order_by(ClockWatch.doubted_at)
    return [found for row in session.scalars(rows) if (found := _doubt(row))]


def believe(session: Session, boot: str, now: datetime, person_id: int) -> bool:
    """Let a clock be believed as it is, since somebody says that it is right; say whether it was in doubt."""
    if doubted(session, boot) is None:
        return False
    session.execute(delete(ClockWatch).where(ClockWatch.boot == boot))
    audit(session, now, "the clock of the desk's machine was confirmed to be right", person_id)
    return True
