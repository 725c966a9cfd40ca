"""What the desk finds out of Continua: those an agency works in, those whose data are asked; and what is attached to a case."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.lookups.about import About
from models.lookups.standing.other_laws import protected
from models.rows.cases import CaseRow, Document, Party
from models.rows.people import Agency, Program
from workflows.grammar.documents import CaseDocuments
from workflows.law.continua import Continuum
from workflows.law.policy import FIRST_EDITION
from workflows.manual.data.continua_known import AgencyContinua
from workflows.manual.data.program.known import ProgramHere, ProgramsHere
from workflows.manual.data.program.states import S
from workflows.manual.data.programs_known import AgencyPrograms, KnownProgram
from workflows.manual.disclosure.law_enforcement.continua_asked import AskedContinua


def agency_continua(session: Session, about: About) -> AgencyContinua:
    """Look up the Continua an agency works in (4.4-coc-review)."""
    agency = session.get(Agency, about.agency_id) if about.agency_id else None
    return AgencyContinua(continua=frozenset(agency.cocs if agency else ()))


def asked_continua(session: Session, about: About) -> AskedContinua:
    """Look up the Continua in which the agencies work whose data are asked (3.4-le-vi-coc)."""
    parties = select(Party.agency_id).where(Party.case_id == about.case_id)
    asked = Agency.id.in_(parties if about.case_id else about.parties)
    agencies = session.scalars(select(Agency).where(asked).order_by(Agency.key)).all()
    alone = {each: tuple(a.key for a in agencies if {*a.cocs} == {each}) for each in Continuum}
    return AskedContinua(
        alone=frozenset(each for each, found in alone.items() if found),
        both=tuple(agency.key for agency in agencies if len(agency.cocs) > 1),
        balance=alone[Continuum.BALANCE],
        chittenden=alone[Continuum.CHITTENDEN],
        watched=True,
        apart=True,
    )


def agency_programs(session: Session, about: About) -> AgencyPrograms:
    """Look up the programs of an agency, as ICA keeps them (4.4-coc-review, 3.1-unnamed)."""
    rows = select(Program).where(Program.agency_id == (about.agency_id or 0)).order_by(Program.project_id)
    programs = session.scalars(rows).all()
    kinds = protected(session, programs)
    return AgencyPrograms(
        programs=tuple(
            KnownProgram(each.name, each.project_id, each.continuum, each.kind, kinds[each.id]) for each in programs
        )
    )


def programs_here(session: Session, about: About) -> ProgramsHere:
    """Look up the programs of an agency with all that it confirms of them, and when it did so last (2.2-aa-agency-info)."""
    rows = select(Program).where(Program.agency_id == (about.agency_id or 0)).order_by(Program.project_id)
    found = list(session.scalars(rows))
    own = (CaseRow.process == "P31", CaseRow.agency_id == (about.agency_id or 0), CaseRow.state == S.CONFIRMED.key)
    last = session.scalar(select(func.max(CaseRow.closed_at)).where(*own, CaseRow.id != (about.case_id or 0)))
    return ProgramsHere(
        programs=tuple(
            ProgramHere(
                each.name, each.project_id, each.kind, each.protected, each.ended_on, each.assessments, each.report
            )
            for each in found
        ),
        since=min((FIRST_EDITION.calendar.day(each.entered_at) for each in found), default=None),
        confirmed_on=FIRST_EDITION.calendar.day(last) if last else None,
    )


def case_documents(session: Session, about: About) -> CaseDocuments:
    """Look up the names of the documents that are kept with a case (4.4-doc-vendor, 4.4-doc-funder)."""
    rows = select(Document).where(Document.case_id == about.case_id).order_by(Document.id)
    kept = {document.id: document for document in session.scalars(rows)} if about.case_id else {}
    return CaseDocuments(names=tuple(each.counts_as for each in kept.values() if _counts(each, kept)))


def _counts(document: Document, kept: Mapping[int, Document]) -> bool:
    """Say whether a document is there, or another one that took its place."""
    while document.withheld and document.withheld.successor_id:
        document = kept[document.withheld.successor_id]
    return document.withheld is None
