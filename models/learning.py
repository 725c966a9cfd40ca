"""When a registry changes, the open cases that looked it up learn of it, in the same transaction."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from models import statements
from models.casebook import fire, restored
from models.cases import CaseRow
from models.lookups import records
from models.prepared import connection_of
from models.rulebook import rulebook_of
from workflows.events import Learn


def learn_about(session: Session, now: datetime, *, person_id: int | None = None, agency_id: int | None = None) -> int:
    """Bring the open cases about a person, or of an agency, up to date with the registries; say how many had news."""
    session.flush()
    about = or_(CaseRow.subject_id == (person_id or 0), CaseRow.agency_id == (agency_id or 0))
    open_ = select(CaseRow.id).where(about, CaseRow.closed_at.is_(None)).order_by(CaseRow.id)
    return sum(_refresh(session, case_id, now) for case_id in session.execute(open_).scalars().all())


def _refresh(session: Session, case_id: int, now: datetime) -> bool:
    row = statements.READ_CASE.first(connection_of(session), {"case": case_id}) or {}
    case = restored(rulebook_of(session), row)
    found = records(session, case.process, row["agency_id"], row["subject_id"])
    news = tuple(record for record in found if case.forms.get(type(record)) != record)
    if news:
        fire(session, case_id, Learn(news), now)
    return bool(news)
