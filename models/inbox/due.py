"""The deadlines that are due, as the sweep claims them; and those it had to set aside."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Row, bindparam, func, select, update
from sqlalchemy.orm import Session

from models.access.rulebook import recurring
from models.rows.cases import CaseRow, DutyRow
from models.rows.recurrences import RecurrenceRow
from models.store.prepared import connection_of
from models.store.statements import CASE, DUTY, READ_CASE

_AWAKE = (DUTY.c.closed_at.is_(None), DUTY.c.fault.is_(None), DUTY.c.next_at.is_not(None))
CLAIM = (
    select(DUTY.c.id, DUTY.c.case_id, DUTY.c.key)
    .join(CASE, CASE.c.id == DUTY.c.case_id)
    .where(*_AWAKE, DUTY.c.next_at <= bindparam("now"))
    .order_by(DUTY.c.next_at, DUTY.c.id)
    .limit(bindparam("limit"))
    .with_for_update(of=CASE, skip_locked=True)  # PostgreSQL; SQLite has one writer at a time
)
STILL_DUE = select(DUTY.c.id).where(*_AWAKE, DUTY.c.id == bindparam("duty"), DUTY.c.next_at <= bindparam("now"))
SET_ASIDE = (
    select(DutyRow, CaseRow)
    .join(CaseRow, CaseRow.id == DutyRow.case_id)
    .where(DutyRow.fault.is_not(None), DutyRow.closed_at.is_(None))
)
NEXT = select(func.min(DUTY.c.next_at)).where(*_AWAKE)


def claim(session: Session, now: datetime, limit: int) -> list[Row[int, int, str]]:
    """Return the duties whose next rung is reached, the earliest first, their cases locked for this transaction."""
    return list(connection_of(session).execute(CLAIM, {"now": now, "limit": limit}).all())


def lock(session: Session, case_id: int) -> None:
    """Wait until nobody else writes a case, and keep it so for this transaction."""
    READ_CASE.first(connection_of(session), {"case": case_id})


def still_due(session: Session, duty_id: int, now: datetime) -> bool:
    """Say whether a duty is still due; another one of the same batch may have ended it."""
    return connection_of(session).execute(STILL_DUE, {"duty": duty_id, "now": now}).first() is not None


def next_due(session: Session) -> datetime | None:
    """Return the moment at which the clock acts next: on a deadline, or to begin what recurs."""
    begins = select(func.min(RecurrenceRow.next_at)).where(RecurrenceRow.process.in_(recurring(session)))
    moments = (connection_of(session).execute(each).scalar_one() for each in (NEXT, begins))
    return min((moment for moment in moments if moment), default=None)


def set_aside(session: Session, duty_id: int, fault: str) -> None:
    """Take a deadline out of the sweep because acting on it failed; people see it, and may restart it."""
    session.execute(update(DutyRow).where(DutyRow.id == duty_id).values(fault=fault[:2000]))


def restart(session: Session, duty_id: int) -> bool:
    """Let the sweep try a deadline again that was set aside; say whether there was one."""
    rows = update(DutyRow).where(DutyRow.id == duty_id, DutyRow.fault.is_not(None)).values(fault=None)
    return connection_of(session).execute(rows).rowcount == 1
