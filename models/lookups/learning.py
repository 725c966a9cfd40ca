"""When a registry changes, the open cases that looked it up learn of it, in the same transaction."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from models.access.rulebook import rulebook_of
from models.casebook.casebook import fire, restored
from models.lookups.about import About
from models.lookups.registered import records
from models.rows.cases import CaseRow
from models.store import statements
from models.store.prepared import connection_of
from workflows.facts.forms import Form
from workflows.grammar.events import Learn


def learn_about(
    session: Session, now: datetime, *, person_id: int | None = None, agency_id: int | None = None, client: str = ""
) -> int:
    """Bring the open cases about a person, a client, or of an agency, up to date; say how many had news."""
    whose = [CaseRow.subject_id == (person_id or 0), CaseRow.agency_id == (agency_id or 0)]
    return _learned(session, or_(*whose, *([CaseRow.client == client] if client else [])), now)


def learn_everywhere(session: Session, now: datetime, *records: type[Form]) -> int:
    """Bring all open cases that look up one of these records up to date; say how many had news."""
    processes = rulebook_of(session).processes.values()
    keys = [each.key for each in processes if set(records) & set(each.records)]
    return _learned(session, CaseRow.process.in_(keys), now)


def learn_of(session: Session, now: datetime, case: CaseRow, record: type[Form]) -> bool:
    """Bring one case up to date if it is open and looks up this record; say whether it had news."""
    session.flush()
    looks = record in rulebook_of(session).processes[case.process].records
    return looks and case.closed_at is None and _refresh(session, case.id, now)


def _learned(session: Session, which: ColumnElement[bool], now: datetime) -> int:
    session.flush()
    # in the order of their numbers, so that two who let the same cases learn wait for each other one way round
    open_ = select(CaseRow.id).where(which, CaseRow.closed_at.is_(None)).order_by(CaseRow.id)
    return sum(_refresh(session, case_id, now) for case_id in session.execute(open_).scalars().all())


def _refresh(session: Session, case_id: int, now: datetime) -> bool:
    row = statements.READ_CASE.first(connection_of(session), {"case": case_id}) or {}
    case = restored(rulebook_of(session), row)
    about = About(case_id, row["agency_id"], row["subject_id"], row["client"])
    found = records(session, case.process, about)
    news = tuple(record for record in found if case.forms.get(type(record)) != record)
    if news:
        fire(session, case_id, Learn(news), now)
    return bool(news)
