"""The parties of a case, each of which answers for itself: agencies, people, and the parts that offices answer for."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.access.access import Away, Viewer, acts_for_director, hats, role_at
from models.access.concern import Concern, agency_keys, concern_of
from models.access.routing import holders
from models.access.rulebook import rulebook_of
from models.rows.cases import CaseRow
from models.rows.people import Agency, Person
from workflows.grammar.events import Parties, Roles
from workflows.grammar.process import Process
from workflows.law.roles import (
    ACTING_DIRECTOR,
    AGENCY_ADMIN,
    BARRED_DIRECTOR,
    COUNSEL,
    OF_AN_AGENCY,
    RESTING,
    STAFF,
    STAND_IN,
)

SPEAK_FOR_AGENCIES = OF_AN_AGENCY | {STAND_IN, ACTING_DIRECTOR, BARRED_DIRECTOR}
READ_FOR_AGENCIES = SPEAK_FOR_AGENCIES | {RESTING}


def parties_of(session: Session, viewer: Viewer, case: CaseRow) -> Parties:
    """Return for which of the parties of a case a person may speak, for an office, an agency or oneself, and in which hats.

    ICA and its counsel do for each agency what they owe there themselves.
    Who holds an office at one agency speaks in it for no other one.
    """
    worn = hats(session, viewer, case)
    at = _at_agencies(session, viewer, case, worn)
    of_agencies = {party: roles for party, roles in at.items() if roles & (SPEAK_FOR_AGENCIES | STAFF | {COUNSEL})}
    return dict.fromkeys(_own(session, viewer, case, worn), worn) | of_agencies


def parts_read(session: Session, viewer: Viewer, case: CaseRow) -> frozenset[str]:
    """Return the parties of a case whose own part a person reads, as one who speaks for them.

    What ICA owes to each agency itself lets it read nothing that is for that agency alone.
    """
    worn = hats(session, viewer, case)
    at = _at_agencies(session, viewer, case, worn)
    spoken_for = frozenset(party for party, roles in at.items() if roles & READ_FOR_AGENCIES)
    return spoken_for | (_own(session, viewer, case, worn) if worn else frozenset())


def _own(session: Session, viewer: Viewer, case: CaseRow, worn: Roles) -> frozenset[str]:
    """Return the parts of a case that are of an office of one's own, and oneself."""
    offices = rulebook_of(session).processes[case.process].offices
    return frozenset[str]({str(viewer.id)}).union(*(each.parts_of(worn) for each in offices))


def _at_agencies(session: Session, viewer: Viewer, case: CaseRow, worn: Roles) -> dict[str, Roles]:
    """Return for each of several agencies of a case the hats that a person may wear there."""
    if case.process not in rulebook_of(session).shared:
        return {}
    concern = concern_of(session, case)
    keys = agency_keys(session, concern.agencies)
    return {keys[agency]: _worn_at(session, viewer, agency, concern, worn) for agency in concern.agencies}


def _worn_at(session: Session, viewer: Viewer, agency: int, concern: Concern, worn: Roles) -> Roles:
    """Return the hats in which a person speaks for an agency: the offices held there, and filling in for nobody."""
    wide = worn - READ_FOR_AGENCIES
    seen: tuple[Viewer | Away, ...] = (viewer, *viewer.lent)
    held = ((each.id, office) for each in seen for office in each.offices)
    here = {role_at(session, whose, role, of) for whose, (role, of) in held if of == agency} & worn
    vacant = STAND_IN in worn and not holders(session, AGENCY_ADMIN, agency, concern.aside)
    acting = ACTING_DIRECTOR in worn and acts_for_director(session, viewer, agency, concern.aside)
    also = {hat for hat, worn_here in ((STAND_IN, vacant), (ACTING_DIRECTOR, acting)) if worn_here}
    return wide | here | also


def party_called(session: Session, process: Process, party: str) -> str:
    """Return what a party is called; nothing where nobody answers for a party."""
    part = next((offices.parts[party] for offices in process.offices if party in offices.parts), None)
    if part is not None or not party:
        return part or ""
    person = select(Person.name).where(Person.id == int(party)) if party.isdecimal() else None
    named = select(Agency.name).where(Agency.key == party) if person is None else person
    return session.scalars(named).one_or_none() or party
