"""What the page of a case, and the list of cases, need beside the case itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from models.access.concern import concern_of
from models.casebook.replaying import AMENDMENTS, amends
from models.rows.cases import CaseRow, DutyRow, HistoryRow
from models.rows.people import Agency, Office, Person
from workflows.law.roles import OF_AN_AGENCY, Role


@dataclass(frozen=True)
class Officer:
    """Somebody who holds an office that has to do with a case."""

    role: Role
    id: int
    name: str
    agency: str  # of those of an agency


def officers(session: Session, case: CaseRow, roles: Iterable[Role]) -> list[Officer]:
    """Return who holds these offices for a case, besides those it is kept from and the person it is about."""
    concern = concern_of(session, case)
    wanted = {role for role in roles if role not in concern.withheld}
    rows = (
        select(Office.role, Agency.name.label("agency"), Person.id, Person.name)
        .join(Person, Person.id == Office.person_id)
        .outerjoin(Agency, Agency.id == Office.agency_id)
        .where(Office.role.in_(wanted), Person.left_at.is_(None))
        .where(or_(Office.agency_id.is_(None), Office.agency_id.in_(concern.agencies)))
        .order_by(Person.name)
    )
    return [
        Officer(role, person_id, name, agency or "")
        for role, agency, person_id, name in session.execute(rows)
        if person_id != case.subject_id and (role in OF_AN_AGENCY) == (agency is not None)
    ]


def next_dates(session: Session, cases: Iterable[CaseRow]) -> dict[int, datetime]:
    """Return for each case the soonest date of what is open in it; a deadline that stands still has none."""
    rows = (
        select(DutyRow.case_id, func.min(DutyRow.due_at))
        .where(DutyRow.case_id.in_([case.id for case in cases]), DutyRow.closed_at.is_(None), DutyRow.still.is_(False))
        .where(DutyRow.due_at.is_not(None))
        .group_by(DutyRow.case_id)
    )
    return {case_id: due_at for case_id, due_at in session.execute(rows) if due_at}


def corrected_at(session: Session, case: CaseRow, at: datetime) -> str:
    """Return what was corrected in a case at a moment, in a line; nothing where nothing was."""
    rows = select(HistoryRow).where(HistoryRow.case_id == case.id, HistoryRow.at == at, HistoryRow.kind.in_(AMENDMENTS))
    found = filter(amends, session.scalars(rows.order_by(HistoryRow.id.desc())))
    return next((row.title for row in found), "")
