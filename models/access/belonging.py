"""Whose people somebody is: of which agency, or so far of none; a request of one agency tells nothing of another's."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import ColumnElement, exists, or_, select
from sqlalchemy.orm import Session

from models.access.access import Viewer, visible
from models.access.rulebook import RULEBOOK, Rulebook, rulebook_of
from models.rows.cases import CaseRow
from models.rows.people import Agency, Office, Person
from models.rows.registries import License
from workflows.law.roles import STAFF


def belongs(session: Session, person: Person, agency: Agency | None) -> bool:
    """Say whether an agency may name a person: a member, who has a role or had a license there, is asked for, or is of ICA."""
    agency_id = agency.id if agency else 0
    known = or_(Office.agency_id == agency_id, Office.role.in_(STAFF))  # who works for ICA is no secret
    roles = exists().where(Office.person_id == person.id, known)
    licenses = exists().where(License.person_id == person.id, License.agency_id == agency_id)
    claim = _is_claim(rulebook_of(session))
    asked_for = exists().where(CaseRow.subject_id == person.id, CaseRow.agency_id == agency_id, claim)
    return person.agency_id == agency_id or bool(session.scalar(select(or_(roles, licenses, asked_for))))


def is_nobody_elses(session: Session, person: Person, agency: Agency | None) -> bool:
    """Say whether no other agency has anything to do with a person: no membership, no license, no case."""
    if person.agency_id is not None or person.left_at is not None:
        return False
    agency_id = agency.id if agency else 0
    licenses = exists().where(License.person_id == person.id, License.agency_id != agency_id)
    cases = exists().where(CaseRow.subject_id == person.id, CaseRow.agency_id != agency_id)
    return not session.scalar(select(or_(licenses, cases)))


def _is_claim(rulebook: Rulebook) -> ColumnElement[bool]:
    """Return the condition that an agency asks for somebody in a case that is open; other cases tell nobody of a person."""
    return CaseRow.process.in_(rulebook.claiming) & CaseRow.closed_at.is_(None)


def asked_for_by(agencies: frozenset[int]) -> ColumnElement[bool]:
    """Return the condition that one of some agencies asks for a person, who has no role on the desk."""
    asks = exists().where(CaseRow.subject_id == Person.id, CaseRow.agency_id.in_(agencies), _is_claim(RULEBOOK))
    return asks & Person.agency_id.is_(None) & ~exists().where(Office.person_id == Person.id)


def asking(session: Session, viewer: Viewer, people: Iterable[Person]) -> dict[int, tuple[str, str]]:
    """Return which agency asks for each of some people of no agency, with the number of the case; as far as one may see."""
    free = [person.id for person in people if person.agency_id is None]
    if not free:
        return {}
    rulebook = rulebook_of(session)
    rows = select(CaseRow.subject_id, Agency.name, CaseRow.number).join(Agency, Agency.id == CaseRow.agency_id)
    seen = (CaseRow.subject_id.in_(free), _is_claim(rulebook), visible(viewer, rulebook))
    return {row[0] or 0: (row[1], row[2]) for row in session.execute(rows.where(*seen).order_by(CaseRow.id))}
