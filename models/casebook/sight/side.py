"""As whom somebody reads a case, and who reads what they add to it."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy.orm import Session

from models.access.access import Viewer, hats
from models.access.parties import parties_of, parts_read
from models.access.rulebook import rulebook_of
from models.rows.cases import CaseRow
from workflows.law.readers import CONTINUUM, EVERY_AGENCY, KEEPER, Readers, of_party, tokens, worn
from workflows.law.roles import OF_AN_AGENCY, STAND_IN
from workflows.sight.needing import at_work


def reader_of(session: Session, viewer: Viewer, case: CaseRow) -> Readers:
    """Return as whom somebody reads a case; as nobody, where it does not exist for them."""
    hats_on = hats(session, viewer, case)
    if not hats_on:
        return frozenset()
    keeps = {KEEPER.token} if case.keeper_id == viewer.id else set[str]()
    return worn(hats_on, parts_read(session, viewer, case)) | keeps


def side_of(session: Session, viewer: Viewer, case: CaseRow) -> Readers:
    """Return who reads what somebody adds to a case, unless they say otherwise: their own side, or part of it, and ICA."""
    process = rulebook_of(session).processes[case.process]
    own = hats(session, viewer, case) - {STAND_IN}
    sides = worn(own) | {of_party(str(viewer.id))} | {*_parts(session, viewer, case)}
    of_parties = {EVERY_AGENCY.token} if case.process in rulebook_of(session).shared else set[str]()
    of_parties |= {CONTINUUM.token} if process.offices else set()
    sides |= {KEEPER.token}
    return (sides - of_parties) | (at_work(process) or tokens((EVERY_AGENCY,)))


def _parts(session: Session, viewer: Viewer, case: CaseRow) -> Iterator[str]:
    """Yield the parts of a case for which somebody speaks by an office of their own."""
    offices = rulebook_of(session).processes[case.process].offices
    for party, roles in parties_of(session, viewer, case).items():
        if roles & OF_AN_AGENCY or any(each.held.get(party) in roles for each in offices):
            yield of_party(party)
