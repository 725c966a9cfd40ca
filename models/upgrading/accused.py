"""Whoever a complaint of an earlier version complains of stands aside from the upgrade on, and not only from its next step."""

from __future__ import annotations

from sqlalchemy import Connection, func, inspect, select
from sqlalchemy.orm import Session

from models.access.rulebook import rulebook_of
from models.casebook.casebook import restored
from models.casebook.standing_aside import set_accused_aside
from models.rows.cases import CaseBehind, CaseRow, HistoryRow, Recusal


def knows_accused(connection: Connection) -> bool:
    """Say whether a desk sets aside whoever is complained of; one without tables yet has no complaint either."""
    found = inspect(connection)
    has_table = found.has_table(Recusal.__tablename__)
    return not has_table or Recusal.accused.key in {each["name"] for each in found.get_columns(Recusal.__tablename__)}


def set_aside(session: Session) -> int:
    """Take whoever is complained of off each case that complains of them, and return how many such cases there are.

    A case that is open learns soon after who is left to look into it.
    """
    processes = rulebook_of(session).accusing
    rows = select(CaseRow).where(CaseRow.process.in_(processes)).order_by(CaseRow.id)
    return sum(_set_aside(session, case) for case in session.scalars(rows).unique().all())


def _set_aside(session: Session, case: CaseRow) -> bool:
    row = {name: getattr(case, name) for name in ("process", "edition", "state", "body")}
    last = session.scalars(select(func.max(HistoryRow.at)).where(HistoryRow.case_id == case.id)).one()
    set_accused_aside(session, case.process, case.id, restored(rulebook_of(session), row).forms.values(), last)
    accused = (Recusal.case_id == case.id, Recusal.accused)
    found = session.scalar(select(Recusal.person_id).where(*accused).limit(1)) is not None
    if found and case.closed_at is None and session.get(CaseBehind, case.id) is None:
        session.add(CaseBehind(case_id=case.id, since=last))
    return found
