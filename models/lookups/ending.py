"""What ends with an agency, line by line: its licenses, its agreements, and its open cases, each with what becomes of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

from sqlalchemy import ColumnElement, exists, func, or_, select
from sqlalchemy.orm import Session

from models.access.access import Viewer, visible
from models.access.rulebook import parties_found, rulebook_of
from models.casebook.casebook import restored
from models.lookups.agencies import may_hold_up
from models.rows.cases import CaseRow, DutyRow, Party
from models.rows.disclosures import Agreement
from models.rows.registries import License, SignedPaper
from workflows.engine.following import following
from workflows.facts.effects import Paper
from workflows.facts.forms import Form
from workflows.grammar.process import Process
from workflows.law.policy import FIRST_EDITION
from workflows.law.roles import CLOCK, USER
from workflows.law.value import changed
from workflows.manual.governance.acknowledgment.asking import NoLongerAsked
from workflows.manual.people.administrator.users import AgencyUsers
from workflows.manual.people.coordinated_services.signing import KIND
from workflows.manual.people.license_end import LicenseEnded
from workflows.manual.people.standing import AgencyStanding
from workflows.manual.people.training_year.license_held import LicenseHeld
from workflows.manual.people.users_review import NoUsers

Line: TypeAlias = tuple[str, str]  # by what it is confirmed, and what people read
PARTNERSHIP = "Partnership Agreement"
GOES_ON = "goes on with the person's other agency"
WITH_LICENSE, BY_ITSELF = "ends with the licenses", "ends by itself later"
LEFT: Mapping[type[Form], Mapping[str, Any]] = {  # what the desk then knows of the agency
    AgencyUsers: {"licenses": 0, "suspended": 0},
    AgencyStanding: {"leaves": True},
}
STAYS = "cannot be ended here: finish or withdraw it before the agency is closed"


def what_ends(session: Session, viewer: Viewer, agency_id: int, besides: int) -> Mapping[str, list[Line]]:
    """Return what there is to confirm before an agency's licenses end, by the field that lists it."""
    session.flush()
    return {
        "licenses": list(_licenses(session, agency_id)),
        "agreements": [*_agreements(session, viewer, agency_id), *_partnership(session, agency_id)],
        "cases": list(_cases(session, viewer, agency_id, besides)),
    }


def licenses_left(session: Session, agency_id: int) -> list[str]:
    """Return who holds a license of an agency that has not ended."""
    return [words for _, words in _licenses(session, agency_id)]


def _licenses(session: Session, agency_id: int) -> Iterator[Line]:
    rows = select(License).where(License.agency_id == agency_id, License.ended_at.is_(None))
    for each in sorted(session.scalars(rows).unique(), key=lambda one: (one.person.name.casefold(), one.person.email)):
        art = ", with ART" if each.art else ""
        yield each.person.email, f"{each.person.name} ({each.person.email}), {each.level}{art}"


def _agreements(session: Session, viewer: Viewer, agency_id: int) -> Iterator[Line]:
    """Yield the agreements of an agency that run, and those of other agencies' users who work for it."""
    part = exists().where(Party.case_id == CaseRow.id, Party.agency_id == agency_id)
    rows = select(Agreement).join(CaseRow, CaseRow.id == Agreement.case_id)
    rows = rows.where(or_(CaseRow.agency_id == agency_id, part), Agreement.ended_on.is_(None), _seen(session, viewer))
    for each in session.scalars(rows.order_by(Agreement.id)).unique():
        becomes = "ends now" if each.kind == KIND else "runs on, and is ended in its own case"
        yield (
            each.case.number,
            f"{each.case.number}, {each.title}: {each.case.heading}, through {each.ends_on:%B %-d, %Y}; {becomes}",
        )


def _partnership(session: Session, agency_id: int) -> Iterator[Line]:
    own = (SignedPaper.paper == Paper.PARTNERSHIP, SignedPaper.agency_id == agency_id)
    signed = session.scalar(select(func.max(SignedPaper.signed_at)).where(*own))
    if signed:
        day = FIRST_EDITION.calendar.day(signed)
        yield PARTNERSHIP, f"{PARTNERSHIP}, signed {day:%B %-d, %Y}; ends when the agency is closed"


def _cases(session: Session, viewer: Viewer, agency_id: int, besides: int) -> Iterator[Line]:
    rows = select(CaseRow).where(may_hold_up(session, agency_id, besides), _seen(session, viewer))
    for each in session.scalars(rows.order_by(CaseRow.number)).unique():
        process = rulebook_of(session).processes[each.process]
        yield each.number, f"{each.number}, {process.title}: {each.heading}; {_becomes(session, each, process)}"


def _becomes(session: Session, case: CaseRow, process: Process) -> str:
    held = (License.person_id == case.subject_id, License.agency_id == case.agency_id, License.ended_at.is_(None))
    forms = {follow.step.form for follow in process.following}
    if _ends_by_itself(session, case):
        return WITH_LICENSE
    if NoUsers in forms or (forms & {LicenseEnded, NoLongerAsked} and session.scalar(select(exists().where(*held)))):
        return WITH_LICENSE
    others = (License.person_id == case.subject_id, License.agency_id != case.agency_id, License.ended_at.is_(None))
    if parties_found(process) and session.scalar(select(exists().where(*others))):
        return GOES_ON
    waits = {CLOCK, USER} if LicenseHeld in process.records else {CLOCK}  # for trainings nobody needs any more
    owed = select(DutyRow.owner).where(DutyRow.case_id == case.id, DutyRow.closed_at.is_(None))
    return BY_ITSELF if waits.issuperset(session.scalars(owed)) else STAYS


def _ends_by_itself(session: Session, case: CaseRow) -> bool:
    """Say whether a case ends by itself once the agency leaves, and nobody has a license of it."""
    columns = {name: getattr(case, name) for name in ("process", "edition", "state", "body")}
    now, policy = restored(rulebook_of(session), columns), rulebook_of(session).editions.named(case.edition)
    then = {form: changed(known, **says) for form, says in LEFT.items() if (known := now.forms.get(form))}
    return any(following(now, changed(now, forms={**now.forms, **then}), case.opened_at, policy))


def _seen(session: Session, viewer: Viewer) -> ColumnElement[bool]:
    return visible(viewer, rulebook_of(session))
