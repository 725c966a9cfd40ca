"""The parties of a case, each of which answers for itself: agencies, people, and the parts that offices answer for."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.access.access import Viewer, hats
from models.access.concern import Concern, agency_keys, concern_of
from models.access.routing import holders
from models.access.rulebook import rulebook_of
from models.rows.cases import CaseRow
from models.rows.people import Agency, Person
from workflows.grammar.events import Parties, Roles
from workflows.grammar.process import Process
from workflows.law.roles import AGENCY_ADMIN, OF_AN_AGENCY, STAFF, STAND_IN

SPEAK_FOR_AGENCIES = OF_AN_AGENCY | {STAND_IN}


def parties_of(session: Session, viewer: Viewer, case: CaseRow) -> Parties:
    """Return for which of the parties of a case a person may speak, for an office, an agency or oneself, and in which hats.

    ICA does for each agency what it owes there itself.
    Who holds an office at one agency speaks in it for no other one.
    """
    rulebook, worn = rulebook_of(session), hats(session, viewer, case)
    offices = rulebook.processes[case.process].offices
    own = {part for each in offices for part in each.parts_of(worn)} | {str(viewer.id)}
    found = dict.fromkeys(own, worn)
    if case.process in rulebook.shared:
        concern = concern_of(session, case)
        keys = agency_keys(session, concern.agencies)
        at = {agency: _worn_at(session, viewer, agency, concern, worn) for agency in concern.agencies}
        found |= {keys[agency]: roles for agency, roles in at.items() if roles & (SPEAK_FOR_AGENCIES | STAFF)}
    return found


def _worn_at(session: Session, viewer: Viewer, agency: int, concern: Concern, worn: Roles) -> Roles:
    """Return the hats in which a person speaks for an agency: the offices held there, and filling in for nobody."""
    wide = worn - SPEAK_FOR_AGENCIES
    lent = (office for away in viewer.lent for office in away.offices)
    here = {role for role, of in (*viewer.offices, *lent) if of == agency} & worn
    vacant = STAND_IN in worn and not holders(session, AGENCY_ADMIN, agency, concern.aside)
    return wide | here | (frozenset({STAND_IN}) if vacant else frozenset())


def party_called(session: Session, process: Process, party: str) -> str:
    """Return what a party is called; nothing where nobody answers for a party."""
    part = next((offices.parts[party] for offices in process.offices if party in offices.parts), None)
    if part is not None or not party:
        return part or ""
    person = select(Person.name).where(Person.id == int(party)) if party.isdecimal() else None
    named = select(Agency.name).where(Agency.key == party) if person is None else person
    return session.scalars(named).one_or_none() or party
