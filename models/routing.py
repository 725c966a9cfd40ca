"""To whom a duty goes: the person a case is about, the only holder of an office, or the team that fills in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import bindparam, func, select, update
from sqlalchemy.orm import Session

from models.cases import CaseRow, DutyRow
from models.people import Office, Person
from models.prepared import connection_of
from workflows.people import AGENCY_ADMIN, OF_AN_AGENCY, OF_THE_CASE, STAFF, Role, vacancy

_HOLDERS = (
    select(Office.person_id)
    .join(Person, Person.id == Office.person_id)
    .where(
        Office.role == bindparam("role"),
        func.coalesce(Office.agency_id, 0) == bindparam("agency"),
        Person.left_at.is_(None),
    )
    .order_by(Office.person_id)
)


def holders(session: Session, role: Role, agency_id: int | None, besides: int | None) -> list[int]:
    """Return who holds an office of an agency, or of the whole desk, besides the person a case is about: recusal beats office."""
    found = connection_of(session).execute(_HOLDERS, {"role": role.value, "agency": agency_id or 0}).scalars()
    return [person_id for person_id in found if person_id != besides]


class Routes:
    """The ways of the duties of one case."""

    def __init__(self, session: Session, row: Mapping[Any, Any]) -> None:
        """Take the case's row."""
        self._session, self._row = session, row

    def to(self, owner: Role) -> tuple[Role, int | None]:
        """Return the team a duty goes to, and the person if there is just one for it."""
        if owner in OF_THE_CASE:
            return owner, self._row["subject_id"]
        if owner in OF_AN_AGENCY:
            found = holders(self._session, owner, self._row["agency_id"], self._row["subject_id"])
            if found:
                return owner, found[0] if len(found) == 1 else None
            return self._staff(vacancy(owner))
        return self._staff(owner)

    def _staff(self, role: Role) -> tuple[Role, int | None]:
        return role, self._row["keeper_id"] if role in STAFF else None


def reroute(session: Session, agency_id: int) -> None:
    """Bring the open duties of an agency's administrator in line with who holds the office now (2.1-aa-optional)."""
    rows = session.execute(
        select(DutyRow.id, CaseRow.subject_id, CaseRow.keeper_id, DutyRow.assignee_id)
        .join(CaseRow, CaseRow.id == DutyRow.case_id)
        .where(DutyRow.agency_id == agency_id, DutyRow.owner == AGENCY_ADMIN.value, DutyRow.closed_at.is_(None))
    ).all()
    for duty_id, subject_id, keeper_id, assignee_id in rows:
        found = holders(session, AGENCY_ADMIN, agency_id, subject_id)
        row = {"agency_id": agency_id, "subject_id": subject_id, "keeper_id": keeper_id}
        team, sole = Routes(session, row).to(AGENCY_ADMIN)
        kept = assignee_id if assignee_id in found else sole
        values: dict[str, object] = {"team": team.value, "assignee_id": kept}
        if kept != assignee_id:
            values["snoozed_until"] = None  # whoever has it now sees it
        session.execute(update(DutyRow).where(DutyRow.id == duty_id).values(**values))
