"""The deadlines that are due, as the sweep claims them; and those it had to set aside."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any, TypeAlias

from sqlalchemy import BindParameter, Connection, Row, bindparam, func, select, update
from sqlalchemy.orm import Session

from models.access.rulebook import recurring
from models.rows.amendments import ProposedAmendment
from models.rows.cases import CaseRow, DutyRow
from models.rows.recurrences import RecurrenceRow
from models.rows.registries import PolicyText
from models.store.prepared import connection_of
from models.store.statements import AGENCY, CASE, DUTY, READ_CASE

Due: TypeAlias = Row[int, int, str, int | None]

_AWAKE = (DUTY.c.closed_at.is_(None), DUTY.c.fault.is_(None), DUTY.c.next_at.is_not(None))
_SOUGHT: BindParameter[Any] = bindparam("sought", expanding=True)
CLAIM = (
    select(DUTY.c.id, DUTY.c.case_id, DUTY.c.key, CASE.c.agency_id)
    .join(CASE, CASE.c.id == DUTY.c.case_id)
    .where(*_AWAKE, DUTY.c.next_at <= bindparam("now"), DUTY.c.id.not_in(bindparam("left", expanding=True)))
    .order_by(DUTY.c.next_at, DUTY.c.id)
    .limit(bindparam("limit"))
)
# the locks are PostgreSQL's; SQLite has one writer at a time
_FREE: dict[str, Any] = {"key_share": True, "skip_locked": True}
FREE_AGENCIES = select(AGENCY.c.id).where(AGENCY.c.id.in_(_SOUGHT)).order_by(AGENCY.c.id).with_for_update(**_FREE)
FREE_CASES = select(CASE.c.id).where(CASE.c.id.in_(_SOUGHT)).order_by(CASE.c.id).with_for_update(**_FREE)
AGENCY_OF = (
    select(AGENCY.c.id)
    .join(CASE, CASE.c.agency_id == AGENCY.c.id)
    .where(CASE.c.id == bindparam("case"))
    .with_for_update(of=AGENCY, key_share=True)
)
STILL_DUE = select(DUTY.c.id).where(*_AWAKE, DUTY.c.id == bindparam("duty"), DUTY.c.next_at <= bindparam("now"))
SET_ASIDE = (
    select(DutyRow, CaseRow)
    .join(CaseRow, CaseRow.id == DutyRow.case_id)
    .where(DutyRow.fault.is_not(None), DutyRow.closed_at.is_(None))
)
NEXT = select(func.min(DUTY.c.next_at)).where(*_AWAKE)


def claim(session: Session, now: datetime, limit: int, left: Collection[int] = ()) -> list[Due]:
    """Return duties whose next rung is reached, but for those left aside, the earliest first, locked for this transaction.

    Acting on a case lets the others of its agency learn of it. So whoever acts has the agency first and then the cases,
    each in the order of their numbers; what another worker has is passed over.
    """
    connection = connection_of(session)
    while True:
        asked = {"now": now, "limit": limit, "left": list(left)}
        due = list(connection.execute(CLAIM, asked).all())
        ours = _free(connection, due)
        if ours or len(due) < limit:
            return ours
        limit *= 4  # all of these are somebody else's: there may be others after them


def _free(connection: Connection, due: list[Due]) -> list[Due]:
    agencies = {row.agency_id for row in due if row.agency_id}
    held = set(connection.execute(FREE_AGENCIES, {"sought": sorted(agencies)}).scalars()) | {None}
    cases = {row.case_id for row in due if row.agency_id in held}
    locked = set(connection.execute(FREE_CASES, {"sought": sorted(cases)}).scalars())
    return [row for row in due if row.case_id in locked]


def lock(session: Session, case_id: int) -> None:
    """Wait until nobody else acts in the agency of a case or writes the case, and keep it so for this transaction."""
    connection = connection_of(session)
    connection.execute(AGENCY_OF, {"case": case_id}).all()
    READ_CASE.first(connection, {"case": case_id})


def still_due(session: Session, duty_id: int, now: datetime) -> bool:
    """Say whether a duty is still due; another one of the same batch may have ended it."""
    return connection_of(session).execute(STILL_DUE, {"duty": duty_id, "now": now}).first() is not None


def next_due(session: Session) -> datetime | None:
    """Return the moment at which the clock acts next: on a deadline, to begin what recurs, to ask who may confirm, or who is to sign."""
    begins = select(func.min(RecurrenceRow.next_at)).where(RecurrenceRow.process.in_(recurring(session)))
    asks = select(func.min(ProposedAmendment.next_at)).where(ProposedAmendment.decided_at.is_(None))
    texts = select(func.min(PolicyText.begins_at)).where(
        PolicyText.asks, PolicyText.asked_from.is_(None), PolicyText.void_at.is_(None)
    )
    moments = (connection_of(session).execute(each).scalar_one() for each in (NEXT, begins, asks, texts))
    return min((moment for moment in moments if moment), default=None)


def set_aside(session: Session, duty_id: int, fault: str) -> None:
    """Take a deadline out of the sweep because acting on it failed; people see it, and may restart it."""
    session.execute(update(DutyRow).where(DutyRow.id == duty_id).values(fault=fault[:2000]))


def restart(session: Session, duty_id: int) -> bool:
    """Let the sweep try a deadline again that was set aside; say whether there was one."""
    rows = update(DutyRow).where(DutyRow.id == duty_id, DutyRow.fault.is_not(None)).values(fault=None)
    return connection_of(session).execute(rows).rowcount == 1
