"""Looking up what an agency is billed for, and whom an unpaid invoice suspends (2.7)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from models.lookups.about import About
from models.lookups.disclosure import is_a_funders
from models.lookups.standing_bars import is_shown
from models.rows.cases import CaseRow
from models.rows.conduct import Sanction
from models.rows.money import Invoice, LicenseFee
from models.rows.people import Person
from models.rows.registries import License
from models.store.voided import VOID_TOO
from workflows.law.policy import FIRST_EDITION
from workflows.law.wording import in_dollars
from workflows.manual.governance.motion import PROCESS as MOTION
from workflows.manual.governance.motion.decided import MotionDecided, Outcome
from workflows.manual.governance.motion.states import S as Motion
from workflows.manual.money.billing.known import Fee, FeeKind, LicensesBarred, LicensesBilled
from workflows.manual.money.fee_change.proposing import FeesKnown

KINDS = {each.key: each for each in FeeKind}


def licenses_billed(session: Session, about: About) -> LicensesBilled:
    """Return what the invoice of a case says of licenses and fees; before there is one, what there is today."""
    row = session.scalars(
        select(Invoice).where(Invoice.case_id == (about.case_id or 0)).order_by(Invoice.id.desc()).limit(1)
    ).one_or_none()
    if row is not None:
        return LicensesBilled(licenses=row.licenses, art=row.art, fees=tuple(fees(session, row.recorded_at)))
    held = (License.agency_id == (about.agency_id or 0), License.ended_at.is_(None), ~is_a_funders())
    count = select(func.count(License.id)).where(*held)
    return LicensesBilled(
        licenses=session.scalar(count) or 0,
        art=session.scalar(count.where(License.art)) or 0,
        fees=tuple(fees(session)),
    )


def fees(session: Session, then: datetime | None = None) -> Iterator[Fee]:
    """Yield the fees on record, or those that were on record at a moment, the oldest first."""
    rows = select(LicenseFee).order_by(LicenseFee.from_on, LicenseFee.id)
    if then is not None:
        known = or_(LicenseFee.void_at.is_(None), LicenseFee.void_at > then)
        rows = rows.where(LicenseFee.recorded_at <= then, known).execution_options(**VOID_TOO)
    yield from (Fee(KINDS[each.kind], in_dollars(each.cents), each.from_on) for each in session.scalars(rows))


def fees_to_show(session: Session, today: date) -> list[Fee]:
    """Return what licenses cost today, and what they will cost."""
    found = list(fees(session))
    begun = {each.kind: each for each in found if each.from_on <= today}
    return [*(begun[kind] for kind in FeeKind if kind in begun), *(each for each in found if each.from_on > today)]


def fees_known(session: Session, about: About) -> FeesKnown:
    """Look up what licenses cost."""
    del about
    return FeesKnown(fees=tuple(fees(session)))


def motion_decided(session: Session, about: About) -> MotionDecided:
    """Look up what became of the motion that a case brought before the Committee."""
    brought = (CaseRow.parent_id == (about.case_id or 0), CaseRow.process == MOTION.key)
    case = session.scalars(select(CaseRow).where(*brought).order_by(CaseRow.id.desc()).limit(1)).one_or_none()
    if case is None or case.closed_at is None:
        return MotionDecided()
    outcome = {Motion.ADOPTED.key: Outcome.ADOPTED, Motion.REJECTED.key: Outcome.REJECTED}
    return MotionDecided(
        outcome=outcome.get(case.state, Outcome.DROPPED), on=FIRST_EDITION.calendar.day(case.closed_at)
    )


def licenses_barred(session: Session, about: About) -> LicensesBarred:
    """Look up who holds a license of the agency, whom something else suspends, and whom WellSky shows in vain."""
    held = (License.agency_id == (about.agency_id or 0), License.ended_at.is_(None))
    holders = select(Person).join(License, License.person_id == Person.id).where(*held).distinct()
    found = list(session.scalars(holders.order_by(Person.name, Person.id)).unique())
    bars = _other_bars(session, about)
    everybody = any(bar.person_id is None for bar in bars)
    stay = [each for each in found if everybody or each.id in {bar.person_id for bar in bars}]
    back = [each for each in found if each not in stay]
    return LicensesBarred(
        users=len(found),
        stay=tuple(each.name for each in stay),
        back=tuple(each.email for each in back),
        shown=any(is_shown(session, about, each.id) for each in back),
    )


def _other_bars(session: Session, about: About) -> list[Sanction]:
    """Return what else suspends the agency, or one of its users."""
    here = select(License.person_id).where(License.agency_id == (about.agency_id or 0), License.ended_at.is_(None))
    whose = or_(Sanction.agency_id == (about.agency_id or 0), Sanction.person_id.in_(here))
    other = (Sanction.case_id != (about.case_id or 0), Sanction.ended_at.is_(None))
    return list(session.scalars(select(Sanction).where(whose, *other)))
