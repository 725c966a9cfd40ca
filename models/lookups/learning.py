"""When a registry changes, the open cases that looked it up learn of it: a bounded number at once, the rest soon after.

Whoever acts in a case that is behind lets it learn first, so that nothing is decided by what is not so any more.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement, and_, delete, func, literal, or_, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from models.access.rulebook import rulebook_of
from models.casebook.casebook import DESK, Author, fire, restored
from models.casebook.naming import name_anew
from models.casebook.taking_part import follow_parties
from models.lookups.about import about_case
from models.lookups.following import follow
from models.lookups.registered import records
from models.rows.cases import CaseBehind, CaseRow, Party
from models.store import statements
from models.store.prepared import connection_of
from workflows.facts.forms import Form
from workflows.grammar.events import Learn

AT_ONCE = 50  # cases that learn in the transaction of the change


def learn_about(
    session: Session, now: datetime, *, person_id: int | None = None, agency_id: int | None = None, client: str = "",
    author: Author = DESK,
) -> int:  # fmt: skip
    """Bring the open cases about a person, a client, or of an agency, up to date; say how many have or may have news.

    The author is who wrote into the registry, in whose name steps follow from it.
    """
    shared = select(Party.case_id).where(Party.agency_id == (agency_id or 0))
    whose = [
        CaseRow.subject_id == (person_id or 0),
        CaseRow.agency_id == (agency_id or 0),
        CaseRow.id.in_(shared),
    ]
    return _learned(session, or_(*whose, *([CaseRow.client == client] if client else [])), now, author)


def learn_everywhere(session: Session, now: datetime, *records: type[Form]) -> int:
    """Bring all open cases that look up one of these records up to date; say how many have or may have news."""
    processes = rulebook_of(session).processes.values()
    keys = [each.key for each in processes if set(records) & set(each.records)]
    return _learned(session, CaseRow.process.in_(keys), now)


def learn_of_agency(session: Session, now: datetime, agency_id: int | None, *records: type[Form]) -> int:
    """Bring the open cases of an agency that look up one of these records up to date; say how many have or may have news."""
    processes = rulebook_of(session).processes.values()
    keys = [each.key for each in processes if set(records) & set(each.records)]
    return _learned(session, and_(CaseRow.process.in_(keys), CaseRow.agency_id == (agency_id or 0)), now)


def learn_of(session: Session, now: datetime, case: CaseRow, record: type[Form]) -> bool:
    """Bring one case up to date if it is open and looks up this record; say whether it had news."""
    session.flush()
    looks = record in rulebook_of(session).processes[case.process].records
    return looks and case.closed_at is None and _refresh(session, case.id, now)


def _learned(session: Session, which: ColumnElement[bool], now: datetime, author: Author = DESK) -> int:
    session.flush()
    # in the order of their numbers, so that two who let the same cases learn wait for each other one way round
    open_ = select(CaseRow.id).where(which, CaseRow.closed_at.is_(None)).order_by(CaseRow.id)
    first = list(session.scalars(open_.limit(AT_ONCE)))
    news = sum(_refresh(session, case_id, now, author) for case_id in first)
    return news + (_later(session, which, first[-1], now) if len(first) == AT_ONCE else 0)


def call_anew(session: Session, which: ColumnElement[bool], now: datetime) -> None:
    """Call cases by the name that somebody has now: some at once, the others in transactions of their own."""
    rows = select(CaseRow).where(which).order_by(CaseRow.id)
    first = session.scalars(rows.limit(AT_ONCE)).all()
    name_anew(session, first, now)
    if len(first) == AT_ONCE:
        _wait(session, (which, CaseRow.id > first[-1].id), now, renamed=True)


def _later(session: Session, which: ColumnElement[bool], after: int, now: datetime) -> int:
    """Let the other cases learn in transactions of their own, and say how many these are."""
    others = (which, CaseRow.closed_at.is_(None), CaseRow.id > after)
    _wait(session, others, now, renamed=False)
    return session.scalar(select(func.count()).select_from(CaseRow).where(*others)) or 0


def _wait(session: Session, which: tuple[ColumnElement[bool], ...], now: datetime, *, renamed: bool) -> None:
    """Write cases down as behind; one that waits to be called anew goes on waiting for that."""
    cases = select(CaseRow.id, literal(now, CaseBehind.since.type), literal(renamed)).where(*which)
    dialect = sqlite if session.connection().dialect.name == "sqlite" else postgresql
    rows = dialect.insert(CaseBehind).from_select(["case_id", "since", "renamed"], cases)
    again = (
        rows.on_conflict_do_update(index_elements=["case_id"], set_={"renamed": True})
        if renamed
        else rows.on_conflict_do_nothing()
    )
    session.connection().execute(again)


def behind(session: Session, limit: int) -> list[int]:
    """Return the next cases that have yet to learn, the first ones first."""
    rows = select(CaseBehind.case_id).order_by(CaseBehind.since, CaseBehind.case_id).limit(limit)
    return list(session.scalars(rows))


def catch_up(session: Session, case_id: int, now: datetime) -> bool:
    """Let a case learn what it has yet to learn, and be called as it has yet to be; say whether it had news."""
    waits = statements.BEHIND.first(connection_of(session), {"case": case_id})
    if waits is None:
        return False
    session.execute(delete(CaseBehind).where(CaseBehind.case_id == case_id))
    if waits["renamed"]:
        name_anew(session, session.scalars(select(CaseRow).where(CaseRow.id == case_id)).all(), now)
    open_ = select(CaseRow.id).where(CaseRow.id == case_id, CaseRow.closed_at.is_(None))
    return session.scalar(open_) is not None and _refresh(session, case_id, now)


def _refresh(session: Session, case_id: int, now: datetime, author: Author = DESK) -> bool:
    row = statements.READ_CASE.first(connection_of(session), {"case": case_id}) or {}
    case = restored(rulebook_of(session), row)
    found = records(session, case.process, about_case(session, row))
    news = tuple(record for record in found if case.forms.get(type(record)) != record)
    if news:
        follow_parties(session, row, found)
        fire(session, case_id, Learn(news), now)
        follow(session, case_id, case, now, author)
    return bool(news)
