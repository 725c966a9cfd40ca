"""The parties of a case, each of which answers for itself: agencies, people, and the parts that offices answer for."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.access.access import Viewer
from models.access.concern import agency_keys, concern_of
from models.access.routing import holders
from models.access.rulebook import rulebook_of
from models.rows.cases import CaseRow
from models.rows.people import Agency, Person
from workflows.grammar.process import Process
from workflows.law.roles import AGENCY_ADMIN, may_act_as, vacancy


def parties_of(session: Session, viewer: Viewer, case: CaseRow) -> frozenset[str]:
    """Return for which of the parties of a case a person may speak: for an office, for an agency, and for oneself."""
    rulebook = rulebook_of(session)
    offices = rulebook.processes[case.process].offices
    own = {str(viewer.id)}.union(*(each.parts_of(viewer.roles) for each in offices))
    if case.process not in rulebook.shared:
        return frozenset(own)
    concern = concern_of(session, case)
    agencies = viewer.agencies() & concern.agencies
    if may_act_as(viewer.roles, vacancy(AGENCY_ADMIN)):
        agencies |= {each for each in concern.agencies if not holders(session, AGENCY_ADMIN, each, concern.aside)}
    return frozenset(own.union(agency_keys(session, agencies).values()))


def party_called(session: Session, process: Process, party: str) -> str:
    """Return what a party is called; nothing where nobody answers for a party."""
    part = next((offices.parts[party] for offices in process.offices if party in offices.parts), None)
    if part is not None or not party:
        return part or ""
    person = select(Person.name).where(Person.id == int(party)) if party.isdecimal() else None
    named = select(Agency.name).where(Agency.key == party) if person is None else person
    return session.scalars(named).one_or_none() or party
