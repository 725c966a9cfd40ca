"""Looking up the conduct of a user and an agency: what was found before, what was decided, what else bars (2.8-tiered)."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ColumnElement, and_, exists, func, or_, select
from sqlalchemy.orm import Session

from models.lookups.about import About
from models.lookups.bars import IN_ERROR
from models.lookups.standing_bars import standing_bars
from models.rows.cases import CaseRow
from models.rows.conduct import Finding, Sanction
from models.rows.registries import License
from models.store.voided import VOID_TOO
from workflows.law.policy import FIRST_EDITION
from workflows.law.wording import ordinal
from workflows.manual.conduct.conduct_record import ConductRecord, Earlier, Seen
from workflows.manual.conduct.violation.tiers import THIRD

KEPT, REVOKED = "kept", "revoked"


def conduct_record(session: Session, about: About) -> ConductRecord:
    """Look up the findings before this one, what the Committee decided, licenses, and other bars."""
    mine = _mine(session, about)
    since, ended = _licenses(session, about)
    others = standing_bars(session, about)
    return ConductRecord(
        findings=(count := _count(session, about, mine)),
        would_be=_words(count + 1),
        earlier=_found_before(session, about, mine),
        pending=_pending(session, about),
        kept=tuple(session.scalars(select(Finding.decided_on).where(_whose(about), Finding.outcome == KEPT))),
        licensed_since=since,
        ended=ended,
        gone=bool(ended),
        at_agency=_at_agency(session, about, mine),
        barred_otherwise=others.barred,
        barred_until=others.until,
        shown_suspended=others.shown,
        found_at=mine.found_at if mine else None,
        suspended_on=_suspended_on(session, about),
        may_object=True,
    )


def _mine(session: Session, about: About) -> Finding | None:
    """Return the finding of this case; one that the Committee revoked keeps the place in which it was found."""
    rows = select(Finding).where(
        Finding.case_id == (about.case_id or 0), or_(Finding.void_at.is_(None), Finding.outcome == REVOKED)
    )
    return session.scalars(rows.execution_options(**VOID_TOO)).first()


def _whose(about: About) -> ColumnElement[bool]:
    """Return the condition that a finding is the user's, or the agency's own: each has a count of its own."""
    if about.subject_id is not None:
        return Finding.person_id == about.subject_id
    return and_(Finding.person_id.is_(None), Finding.agency_id == about.agency_id)


def _earlier(mine: Finding | None) -> ColumnElement[bool]:
    """Return the condition that a finding was made before this one; one that was entered late, when it was made."""
    if mine is None:
        return Finding.id.is_not(None)
    at_once = and_(Finding.found_at == mine.found_at, Finding.id < mine.id)
    return or_(Finding.found_at < mine.found_at, at_once)


def _count(session: Session, about: About, mine: Finding | None) -> int:
    if mine and mine.stands_at is not None:
        return mine.stands_at
    rows = select(func.count(Finding.id)).where(_whose(about), _earlier(mine))
    return session.scalar(rows) or 0


def _words(count: int) -> str:
    return f"the {ordinal(count)} violation"


def _found_before(session: Session, about: About, mine: Finding | None) -> tuple[Earlier, ...]:
    """Return the findings before this one, each with its case: ICA reads them before it finds another one."""
    rows = session.execute(
        select(Finding.tier, Finding.nature, Finding.occurred_on, CaseRow.number)
        .join(CaseRow, CaseRow.id == Finding.case_id)
        .where(_whose(about), _earlier(mine), Finding.case_id != (about.case_id or 0))
        .order_by(Finding.found_at, Finding.id)
    ).all()
    named = ((ordinal(row.tier), row) for row in rows)
    return tuple(
        Earlier(which=f"{tier} violation", nature=row.nature, on=row.occurred_on, case=row.number)
        for tier, row in named
    )


def _pending(session: Session, about: About) -> bool:
    """Say whether another third violation waits for the Committee; one that only joined its papers is none."""
    waits = and_(Finding.tier >= THIRD, Finding.outcome == "", Finding.case_id != (about.case_id or 0))
    open_ = exists().where(CaseRow.id == Finding.case_id, CaseRow.closed_at.is_(None))
    return session.scalar(select(Finding.id).where(_whose(about), waits, open_).limit(1)) is not None


def _licenses(session: Session, about: About) -> tuple[date | None, tuple[date, ...]]:
    """Return the day of the first license, and the day the last one ended if none is left."""
    rows = session.execute(
        select(License.issued_at, License.ended_at).where(License.person_id == (about.subject_id or 0))
    ).all()
    if not rows:
        return None, ()
    left = () if any(row.ended_at is None for row in rows) else (max(_day(row.ended_at) for row in rows),)
    return min(_day(row.issued_at) for row in rows), left


def _day(moment: datetime) -> date:
    return FIRST_EDITION.calendar.day(moment)


def _at_agency(session: Session, about: About, mine: Finding | None) -> tuple[Seen, ...]:
    """Return the findings of users at the agency, leavers included, besides this one; users are told apart by numbers only."""
    other = Finding.id != mine.id if mine else Finding.id.is_not(None)
    rows = session.execute(
        select(Finding.person_id, Finding.occurred_on, Finding.found_at)
        .where(Finding.agency_id == about.agency_id, Finding.person_id.is_not(None), other)
        .order_by(Finding.id)
    ).all()
    numbers = {about.subject_id: 0}  # nobody is 0 where the case is about an agency
    for row in rows:
        numbers.setdefault(row.person_id, len(numbers))
    return tuple(Seen(user=numbers[row.person_id], on=row.occurred_on, found=_day(row.found_at)) for row in rows)


def _suspended_on(session: Session, about: About) -> date | None:
    """Return the day on which this case first suspended a license, but for what was entered in error."""
    mine = (Sanction.case_id == (about.case_id or 0), Sanction.ended_why != IN_ERROR)
    first = session.scalar(select(func.min(Sanction.begun_at)).where(*mine))
    return _day(first) if first else None
