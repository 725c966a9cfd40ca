"""To whom a duty goes: the person a case is about, the only holder of an office, or the team that fills in."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import bindparam, func, select, update
from sqlalchemy.orm import Session

from models.access.concern import agency_of
from models.access.rulebook import rulebook_of
from models.rows.cases import CaseRow, DutyRow
from models.rows.people import Office, Person
from models.store.prepared import connection_of
from workflows.grammar.duties import base
from workflows.law.roles import (
    AGENCY_ADMIN,
    CHAIR,
    OF_AN_AGENCY,
    OF_THE_CASE,
    STAFF,
    SYSTEM_ADMIN,
    Role,
    may_act_as,
    vacancy,
)

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
    found = connection_of(session).execute(_HOLDERS, {"role": role, "agency": agency_id or 0}).scalars()
    return [person_id for person_id in found if person_id != besides]


def sitting(session: Session, role: Role, agencies: Container[int], besides: int | None) -> list[int]:
    """Return who holds an office of the Committee and is tied to none of some agencies."""
    untied = (Office.role == role, Person.left_at.is_(None), Person.id != (besides or 0))
    rows = session.execute(
        select(Person.id, Person.agency_id)
        .join(Office, Office.person_id == Person.id)
        .where(*untied)
        .order_by(Person.id)
    ).all()
    of = select(Office.person_id, Office.agency_id).where(Office.person_id.in_([row.id for row in rows]))
    ties = {person_id for person_id, agency_id in session.execute(of) if agency_id in agencies}
    return [row.id for row in rows if row.agency_id not in agencies and row.id not in ties]


@dataclass(frozen=True, slots=True)
class Route:
    """The team a duty goes to, the person if there is just one for it, and the agency it is for."""

    team: Role
    person_id: int | None
    agency_id: int | None


class Routes:
    """The ways of the duties of one case."""

    def __init__(self, session: Session, row: Mapping[Any, Any]) -> None:
        """Take the case's row."""
        self._session, self._row = session, row

    def to(self, owner: Role, party: str = "", *, consents: bool = False) -> Route:
        """Return the way of a duty to its owner, or to one of the parties that owe it; nobody consents for another."""
        agency_id = self._row["agency_id"]
        if owner in OF_THE_CASE:
            return Route(owner, self._row["subject_id"], agency_id)
        if owner in OF_AN_AGENCY:
            return self._agency(owner, agency_of(self._session, party) if party else agency_id, consents=consents)
        if party:
            return Route(owner, int(party), agency_id)
        if owner is CHAIR:
            return self._chair()
        return self._staff(owner)

    def _agency(self, owner: Role, agency_id: int | None, *, consents: bool) -> Route:
        instead = vacancy(owner, consents=consents)
        for role in dict.fromkeys((owner, instead) if instead in OF_AN_AGENCY else (owner,)):
            if found := holders(self._session, role, agency_id, self._row["subject_id"]):
                return Route(role, found[0] if len(found) == 1 else None, agency_id)
        if instead in OF_AN_AGENCY:
            return Route(instead, None, agency_id)
        return replace(self._staff(instead), agency_id=agency_id)

    def _chair(self) -> Route:
        ties = {self._row["agency_id"]} - {None}
        found = sitting(self._session, CHAIR, ties, self._row["subject_id"])
        if not found:
            return Route(vacancy(CHAIR), None, self._row["agency_id"])
        return Route(CHAIR, found[0] if len(found) == 1 else None, self._row["agency_id"])

    def _staff(self, role: Role) -> Route:
        return Route(role, self._keeper(role) if role in STAFF else None, self._row["agency_id"])

    def _keeper(self, role: Role) -> int | None:
        """Return the keeper of the case, if the duty is one for the keeper to do: an administrator is no director."""
        keeper: int | None = self._row["keeper_id"]
        if keeper is None or role is SYSTEM_ADMIN:
            return keeper
        able = (other for other in STAFF if may_act_as({other}, role))
        return keeper if any(keeper in holders(self._session, other, None, None) for other in able) else None


def reroute(session: Session, agency_id: int) -> None:
    """Bring the open duties of an agency's administrator in line with who holds the office now (2.1-aa-optional)."""
    rows = session.execute(
        select(DutyRow.id, DutyRow.key, CaseRow.process, CaseRow.subject_id, CaseRow.keeper_id, DutyRow.assignee_id)
        .join(CaseRow, CaseRow.id == DutyRow.case_id)
        .where(DutyRow.agency_id == agency_id, DutyRow.owner == AGENCY_ADMIN, DutyRow.closed_at.is_(None))
    ).all()
    for duty_id, key, process, subject_id, keeper_id, assignee_id in rows:
        found = holders(session, AGENCY_ADMIN, agency_id, subject_id)
        row = {"agency_id": agency_id, "subject_id": subject_id, "keeper_id": keeper_id}
        duty = rulebook_of(session).processes[process].duty(base(key))
        route = Routes(session, row).to(AGENCY_ADMIN, consents=bool(duty and duty.consents))
        kept = assignee_id if assignee_id in found else route.person_id
        values: dict[str, object] = {"team": route.team, "assignee_id": kept}
        if kept != assignee_id:
            values["snoozed_until"] = None  # whoever has it now sees it
        session.execute(update(DutyRow).where(DutyRow.id == duty_id).values(**values))
