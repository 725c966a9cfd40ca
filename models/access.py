"""Who may know of a case, and in which hats they act in it: deny by default, one answer for every way of asking."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, exists, false, or_, select
from sqlalchemy.orm import Session

from models.cases import CaseRow, Recusal
from models.people import Person
from models.routing import holders
from models.rulebook import Rulebook, rulebook_of
from workflows.events import Roles
from workflows.people import OF_AN_AGENCY, SYSTEM_ADMIN, Role, may_act_as, vacancy


@dataclass(frozen=True)
class Viewer:
    """A person who asks, with the offices held: each of an agency, or of the whole desk."""

    id: int
    name: str
    offices: frozenset[tuple[Role, int | None]]

    @property
    def roles(self) -> Roles:
        """All roles, wherever held."""
        return frozenset(role for role, _ in self.offices)

    def agencies(self) -> frozenset[int]:
        """Return the agencies an office is held of."""
        return frozenset(agency for role, agency in self.offices if role in OF_AN_AGENCY and agency is not None)

    def is_staff(self) -> bool:
        """Say whether the person acts for the HMIS Lead Agency, as System Administrator or their director."""
        return may_act_as(self.roles, SYSTEM_ADMIN)


def viewer_of(person: Person) -> Viewer:
    """Return a person as one who asks."""
    return Viewer(person.id, person.name, frozenset((Role(office.role), office.agency_id) for office in person.offices))


def hats(session: Session, viewer: Viewer, case: CaseRow) -> Roles:
    """Return the roles in which a person acts in a case; without any the case does not exist for that person."""
    recused = exists().where(Recusal.case_id == case.id, Recusal.person_id == viewer.id)
    if session.scalar(select(recused)):
        return frozenset()
    return hats_for(session, viewer, case.process, case.agency_id, case.subject_id)


def hats_for(session: Session, viewer: Viewer, process: str, agency_id: int | None, subject_id: int | None) -> Roles:
    """Return the roles in which a person would act in a case of this process, agency and subject.

    The person a case is about acts in it as that person only, whatever office is held: recusal beats office.
    """
    rulebook = rulebook_of(session)
    if subject_id == viewer.id:
        role = rulebook.processes[process].subject
        return frozenset({role} if role else ())
    worn = frozenset(_reaching(viewer.offices, rulebook.readers[process], agency_id))
    vacant = {
        role
        for role in OF_AN_AGENCY
        if may_act_as(worn, vacancy(role)) and not holders(session, role, agency_id, subject_id)
    }
    return worn | vacant


def _reaching(offices: Iterable[tuple[Role, int | None]], readers: Roles, agency_id: int | None) -> Iterator[Role]:
    for role, of in offices:
        if role in readers and (role not in OF_AN_AGENCY or of == agency_id):
            yield role


def visible(viewer: Viewer, rulebook: Rulebook) -> ColumnElement[bool]:
    """Return the condition that a case is one the person may know of; pages, counts, searches and exports share it."""
    recused = exists().where(Recusal.case_id == CaseRow.id, Recusal.person_id == viewer.id)
    others = or_(CaseRow.subject_id.is_(None), CaseRow.subject_id != viewer.id)
    return and_(or_(and_(others, _by_office(viewer, rulebook)), _as_subject(viewer, rulebook)), ~recused)


def _by_office(viewer: Viewer, rulebook: Rulebook) -> ColumnElement[bool]:
    ways = []
    for key, readers in rulebook.readers.items():
        offices = [(role, agency) for role, agency in viewer.offices if role in readers]
        if any(role not in OF_AN_AGENCY for role, _ in offices):
            ways.append(CaseRow.process == key)
        elif agencies := sorted(agency for _, agency in offices if agency is not None):
            ways.append(and_(CaseRow.process == key, CaseRow.agency_id.in_(agencies)))
    return or_(false(), *ways)


def _as_subject(viewer: Viewer, rulebook: Rulebook) -> ColumnElement[bool]:
    shown = [key for key, process in rulebook.processes.items() if process.subject]
    return and_(CaseRow.subject_id == viewer.id, CaseRow.process.in_(shown))
