"""Who stands aside in a case: who reported a conflict of interest, and who is complained of in it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from models.access.accusing import accused_in
from models.access.rulebook import rulebook_of
from models.casebook.changing_hands import reroute
from models.rows.cases import CaseRow, DutyRow, Recusal
from workflows.facts.forms import Form


def set_accused_aside(session: Session, process: str, case_id: int, forms: Iterable[Form], now: datetime) -> None:
    """Take whoever some forms complain of off a case, and nobody whom they complain of no longer."""
    if process not in rulebook_of(session).accusing:
        return
    rows = session.scalars(select(Recusal).where(Recusal.case_id == case_id)).all()
    named, before = accused_in(session, forms).everybody, {row.person_id for row in rows if row.accused}
    gone = before - named
    if gone:
        theirs = (Recusal.case_id == case_id, Recusal.accused, Recusal.person_id.in_(gone))
        session.execute(delete(Recusal).where(*theirs))
    new = named - {row.person_id for row in rows}
    session.add_all(Recusal(case_id=case_id, person_id=each, at=now, reason="", accused=True) for each in sorted(new))
    session.flush()
    if new or gone:
        _hand_on(session, case_id, new, now)


def _hand_on(session: Session, case_id: int, aside: frozenset[int], now: datetime) -> None:
    """Let the tasks of a case go to whoever can do them now."""
    case = session.get(CaseRow, case_id)
    if case is None:
        return
    if case.keeper_id in aside:
        case.keeper_id = None
    session.flush()
    reroute(session, DutyRow.case_id == case_id, now)
