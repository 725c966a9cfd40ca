"""What the desk looks up for a client's request: the agency's own days, and the client's earlier requests there.

Only cases of the same agency are counted, and only as numbers and days: no agency learns of another's cases.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.access.rulebook import rulebook_of
from models.casebook.casebook import restored
from models.lookups.about import About
from models.rows.cases import CaseRow
from models.rows.people import Agency
from workflows.engine.cases import Case
from workflows.facts.facts import Fact
from workflows.grammar.process import NEW
from workflows.grammar.steps import State
from workflows.manual.clients import correction, inspection
from workflows.manual.clients.correction import EarlierCorrections
from workflows.manual.clients.inspection import EarlierInspections
from workflows.manual.clients.requests import Guideline, Withdrawal


def guideline(session: Session, about: About) -> Guideline:
    """Look up the agency's own guideline (3.4-inspect-60)."""
    own = select(Agency.guideline_days).where(Agency.id == about.agency_id)
    return Guideline(days=session.execute(own).scalar_one_or_none())


def earlier_inspections(session: Session, about: About) -> EarlierInspections:
    """Look up how often the client asked to inspect before, and was denied (3.4-deny-harassing)."""
    counts = _earlier(
        session, about, inspection.PROCESS.key, inspection.RECEIVED, (inspection.S.DENIED, inspection.S.GIVEN_IN_PART)
    )
    return EarlierInspections(**counts)


def earlier_corrections(session: Session, about: About) -> EarlierCorrections:
    """Look up how often the client asked for a correction before, and was refused."""
    counts = _earlier(
        session,
        about,
        correction.PROCESS.key,
        correction.RECEIVED,
        (correction.S.DENIED, correction.S.CORRECTED_IN_PART),
    )
    return EarlierCorrections(**counts)


def _earlier(
    session: Session, about: About, process: str, received: Fact[Any], denied: tuple[State, ...]
) -> dict[str, Any]:
    """Count the cases of a process that were entered before this one, for the same client and the same agency.

    One that was struck as entered by mistake, or withdrawn as taken twice, counts for nothing.
    """
    same = (CaseRow.process == process, CaseRow.agency_id == about.agency_id, CaseRow.client == about.client)
    counts = CaseRow.state != NEW
    before = () if about.case_id is None else (CaseRow.id < about.case_id,)
    columns = select(CaseRow.process, CaseRow.edition, CaseRow.state, CaseRow.body)
    rows = session.execute(columns.where(*same, *before, counts)).mappings().all()
    cases = [case for row in rows if not _taken_twice(case := restored(rulebook_of(session), row))]
    days = (getattr(case.forms[received.form], received.field) for case in cases)
    return {
        "asks_who": True,
        "received": len(cases),
        "last_on": max(days, default=None),
        "denied": sum(case.state in {state.key for state in denied} for case in cases),
    }


def _taken_twice(case: Case) -> bool:
    withdrawal = case.forms.get(Withdrawal)
    return isinstance(withdrawal, Withdrawal) and withdrawal.twice
