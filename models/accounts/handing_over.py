"""A link to set a password that somebody hands over, where no mail leaves the desk: whom the case names, and nobody else."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from models.access.access import Viewer
from models.access.parties import parties_of
from models.access.rulebook import rulebook_of
from models.accounts.password_links import password_link
from models.audit.writing import CASE, Matter
from models.casebook.case_search import find
from models.casebook.casebook import restored
from models.registries.entries import refused
from models.registries.people_and_agencies import audit
from models.rows.cases import CaseRow
from models.rows.people import Person
from workflows.engine.engine import available
from workflows.facts.handing_over import HandOverLink
from workflows.grammar.events import Roles
from workflows.law.guarded_roles import BY_TWO, any_guarded
from workflows.law.policy import Policy

NOT_YOURS = "there is no link here for you to hand over"


def hands_over(session: Session, viewer: Viewer, case: CaseRow, worn: Roles, now: datetime) -> bool:
    """Say whether somebody is to hand a link to the person whom a case is about."""
    rulebook = rulebook_of(session)
    ways = rulebook.processes[case.process].ways_in(case.state)
    if not any(isinstance(effect, HandOverLink) for step, _ in ways for effect in step.effects):
        return False
    columns = {"process": case.process, "edition": case.edition, "state": case.state, "body": case.body}
    policy = rulebook.editions.named(case.edition)
    mine = available(restored(rulebook, columns), worn, now, policy, parties_of(session, viewer, case))
    return any(isinstance(effect, HandOverLink) for step, _, no in mine if no is None for effect in step.effects)


def link_to_hand_over(
    session: Session, viewer: Viewer, number: str, now: datetime, wall: datetime
) -> tuple[Person, str]:
    """Return the person and the secret of a link that somebody hands over; or raise NoSuchCase or NotAllowed."""
    case, worn = find(session, viewer, number)
    if case.subject is None or not hands_over(session, viewer, case, worn, now):
        raise refused(NOT_YOURS)
    what = f"a link to set a password was made for {case.subject.email} in {CASE}"
    audit(session, now, what, viewer.id, matter=Matter.WAY_IN, case_id=case.id)
    return case.subject, password_link(session, case.subject, wall)


def refuse_alone(person: Person, policy: Policy) -> None:
    """Raise NotAllowed where one person makes a link for somebody with a guarded role: whoever has it can be that person."""
    if any_guarded((office.role for office in person.offices), policy):
        raise refused(BY_TWO)
