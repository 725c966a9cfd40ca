"""What the desk looks up of a client: the agency's own days, the client's earlier requests there, and what is shared.

Only cases of the same agency are counted, and only as numbers and days: no agency learns of another's cases. A wish and an age are
the client's, and count at every agency; that abuse is known or believed stays with the agency that knows it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from models.access.rulebook import rulebook_of
from models.casebook.casebook import restored
from models.lookups.about import About
from models.lookups.standing.other_laws import protected
from models.rows.cases import CaseRow
from models.rows.disclosures import ClientConsent, ProgramSwitch, SharingStop
from models.rows.people import Agency, Program
from workflows.engine.cases import Case
from workflows.facts.facts import Fact
from workflows.grammar.process import NEW
from workflows.grammar.steps import State
from workflows.law.agency_kinds import AgencyKind
from workflows.law.policy import Policy
from workflows.manual.clients import correction, inspection
from workflows.manual.clients.correction import EarlierCorrections
from workflows.manual.clients.inspection import EarlierInspections
from workflows.manual.clients.requests import Guideline, Withdrawal
from workflows.manual.clients.sharing.kept import SharedProgram, SharingOnRecord, SignedForm, Stop, Stopped, Switch
from workflows.manual.clients.sharing.standing import Standing, set_to_share, shares_by_default, standing


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


def sharing_on_record(session: Session, about: About) -> SharingOnRecord:
    """Look up what is on record beside what a case itself says (3.1-default-not-shared, 2.1-consent-form)."""
    agency = session.get(Agency, about.agency_id) if about.agency_id else None
    if agency is None:
        return SharingOnRecord()
    programs = tuple(_programs(session, agency.id))
    return SharingOnRecord(
        closes_on=min((each.ended_on for each in programs if each.ended_on and set_to_share(each)), default=None),
        kind=AgencyKind(agency.kind) if agency.kind in set(AgencyKind) else None,
        programs=programs,
        signed=tuple(_signed(session, about)) if about.client else (),
        stops=tuple(_stops(session, about)) if about.client else (),
    )


def _programs(session: Session, agency_id: int) -> Iterator[SharedProgram]:
    rows = select(Program).where(Program.agency_id == agency_id).order_by(Program.project_id)
    programs = session.scalars(rows).all()
    switches = select(ProgramSwitch).where(ProgramSwitch.program_id.in_([each.id for each in programs]))
    found, kinds = dict[int, list[Switch]](), protected(session, programs)
    for row in session.scalars(switches.order_by(ProgramSwitch.since, ProgramSwitch.id)):
        found.setdefault(row.program_id, []).append(Switch(row.shares, row.since))
    for each in programs:
        set_so = tuple(found.get(each.id, ()))
        yield SharedProgram(each.name, each.project_id, kinds[each.id], each.ended_on, set_so)


def _signed(session: Session, about: About) -> Iterator[SignedForm]:
    rows = select(ClientConsent).where(
        ClientConsent.agency_id == about.agency_id, ClientConsent.client == about.client,
        ClientConsent.case_id != (about.case_id or 0),
    )  # fmt: skip
    for row in session.scalars(rows.order_by(ClientConsent.signed_on, ClientConsent.id)):
        yield SignedForm(row.signed_on, tuple(each.project_id for each in row.programs), row.permits, row.ends_on)


def _stops(session: Session, about: About) -> Iterator[Stopped]:
    everywhere = or_(SharingStop.agency_id == about.agency_id, SharingStop.why != Stop.ABUSE.key)
    rows = select(SharingStop).where(
        SharingStop.client == about.client, SharingStop.case_id != (about.case_id or 0), everywhere
    )
    keys = {each.key: each for each in Stop}
    for row in session.scalars(rows.order_by(SharingStop.since, SharingStop.id)):
        yield Stopped(keys[row.why], row.since)


def standings(
    session: Session, agency_id: int, client: str, day: date, policy: Policy
) -> list[tuple[SharedProgram, Standing]]:
    """Return of each program of an agency whether a client's record in it is shared on a day, why not, and since when."""
    record, by_default = sharing_on_record(session, About(None, agency_id, None, client)), shares_by_default(policy)
    return [(each, standing(record, each, day, by_default=by_default)) for each in record.programs]
