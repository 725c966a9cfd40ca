"""Who keeps a case changes with a reason, and both are told; nobody comes to read alone what only its keeper reads."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from operator import attrgetter

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.access.access import Viewer, hats, viewer_of
from models.casebook.changing_hands import can_do
from models.casebook.handing_on import CASE_HANDED, CASE_LOST, tell_of_case
from models.casebook.history import remark
from models.casebook.sight.secrets_kept import keep_secrets, secrets_of
from models.casebook.withholding import may_keep
from models.intake.remarks import MOST_CHARACTERS
from models.rows.cases import CaseRow, DutyRow
from models.rows.people import Office, Person
from workflows.engine.cases import Kind, NotAllowed, Refusal
from workflows.grammar.events import Roles
from workflows.grammar.steps import LOCAL
from workflows.law.roles import ICA_DIRECTOR, STAFF, Role

NOT_YOURS = "only whoever keeps the case can reassign it, as it holds something confidential; or ICA's director can"


def could_keep(session: Session, viewer: Viewer, case: CaseRow) -> Iterator[Person]:
    """Yield to whom somebody may reassign a case; nobody where it is not for them to do."""
    worn = hats(session, viewer, case)
    if case.closed_at is not None or not may_keep(worn, case.withheld) or _why_not(session, viewer, case, worn):
        return
    rows = select(Person).join(Office).where(Office.role.in_(STAFF), Person.left_at.is_(None)).order_by(Person.name)
    for person in session.scalars(rows).unique():
        if person.id != case.keeper_id and _may_have(session, person, viewer, case):
            yield person


def hand_over(session: Session, viewer: Viewer, case: CaseRow, person_id: int, reason: str, *, now: datetime) -> None:
    """Let somebody else keep a case, with the tasks in it that its keeper had; or raise NotAllowed."""
    worn = hats(session, viewer, case)
    if case.closed_at is not None:
        raise NotAllowed(Refusal(LOCAL, "the case is closed, so nobody keeps it any more", Kind.GONE))
    if not may_keep(worn, case.withheld):
        raise NotAllowed(Refusal(LOCAL, "this is for ICA to do", Kind.ROLE))
    if why := _why_not(session, viewer, case, worn):
        raise NotAllowed(Refusal(LOCAL, why, Kind.ROLE))
    person = next((each for each in could_keep(session, viewer, case) if each.id == person_id), None)
    if person is None:
        raise NotAllowed(Refusal(LOCAL, "choose somebody of ICA who can keep this case", field="person"))
    if not reason.strip():
        raise NotAllowed(Refusal(LOCAL, "say why the case is reassigned", field="reason"))
    keep_secrets(session, viewer, case, reason, "reason")
    _write(session, viewer, case, person, reason, now=now)


def _why_not(session: Session, viewer: Viewer, case: CaseRow, worn: Roles) -> str:
    """Say why somebody may not, who may keep the case: what only the keeper reads does not go to whoever takes it."""
    if case.keeper_id in {None, viewer.id} or ICA_DIRECTOR in worn or not secrets_of(session, case):
        return ""
    return NOT_YOURS


def _may_have(session: Session, person: Person, viewer: Viewer, case: CaseRow) -> bool:
    takes = person.id == viewer.id and case.keeper_id is not None and bool(secrets_of(session, case))
    return not takes and may_keep(hats(session, viewer_of(person), case), case.withheld)


def _write(session: Session, viewer: Viewer, case: CaseRow, person: Person, reason: str, *, now: datetime) -> None:
    before = session.get(Person, case.keeper_id) if case.keeper_id else None
    case.keeper_id = person.id
    session.flush()
    if before:
        mine = (DutyRow.case_id == case.id, DutyRow.closed_at.is_(None), DutyRow.assignee_id == before.id)
        for duty in session.scalars(select(DutyRow).where(*mine)).all():
            if can_do(session, person, duty, case):
                duty.assignee_id, duty.snoozed_until = person.id, None
    if person.id != viewer.id:
        tell_of_case(session, case, CASE_HANDED, now, to=person.id, hat=_hat(person))
    if before and before.left_at is None and before.id != viewer.id:
        tell_of_case(session, case, CASE_LOST, now, to=before.id, hat=_hat(before))
    words, why = f"Case reassigned to {person.name}", reason.strip()[:MOST_CHARACTERS]
    remark(session, case, "keeper", words, now=now, person_id=viewer.id, note=why)
    session.flush()
    session.expire(case)


def _hat(person: Person) -> Role:
    return min((office.role for office in person.offices if office.role in STAFF), key=attrgetter("key"))
