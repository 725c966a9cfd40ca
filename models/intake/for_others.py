"""What ICA begins in the name of an agency, since it reached ICA on paper, by mail or by phone."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from models.access.access import Viewer, hats_for
from models.access.concern import Concern
from models.casebook.casebook import Author
from models.casebook.notice_rows import notice_row
from models.intake.opening import Opening, open_case
from models.store import statements
from models.store.prepared import connection_of
from workflows.correction.amending import OF_ICA
from workflows.engine.cases import Kind, NotAllowed, Refusal, Told
from workflows.grammar.process import LOCAL, Step
from workflows.grammar.takers import owners_of
from workflows.law.roles import OF_AN_AGENCY, Role, may_act_as

ENTERED = "entered-for-you"  # the notice to the office in whose name it was


def others_of(session: Session, viewer: Viewer, step: Step, concern: Concern) -> Role | None:
    """Return in whose name somebody of ICA begins a case with a step that is for an agency's office alone."""
    owners, worn = owners_of(step, None), hats_for(session, viewer, concern)
    if not OF_AN_AGENCY.issuperset(owners) or not worn & OF_ICA or any(may_act_as(worn, each) for each in owners):
        return None
    return owners[0]


def name_of(session: Session, viewer: Viewer, step: Step, concern: Concern, how: str) -> Role | None:
    """Return in whose name somebody begins a case, if not in their own; or raise NotAllowed where it is not said how so."""
    other = others_of(session, viewer, step, concern)
    if other and not how:
        words = f"the {other} begins this; if it reached ICA on paper, by mail or by phone, say how it came in"
        raise NotAllowed(Refusal(step.clause, words, Kind.ANSWER, "how"))
    return other


def noted(role: Role, how: str) -> str:
    """Return what the history says of it."""
    return f"Entered for the {role}. How it came in: {how}"


def tell_of_it(session: Session, case_id: int, role: Role, now: datetime) -> None:
    """Tell the office in whose name a case began."""
    row = notice_row(case_id, Told(ENTERED, role, LOCAL), now) | {"version": 1}
    statements.ADD_NOTICE.run(connection_of(session), [row])


def open_for(session: Session, opening: Opening, note: str, how: str, *, now: datetime) -> int:
    """Open a case and return its id; one that ICA enters in an agency's name says how it came, and the agency is told."""
    if opening.named is None:
        return open_case(session, opening, now, Author(opening.asker_id, note))
    case_id = open_case(session, opening, now, Author(opening.asker_id, noted(opening.named, how)))
    tell_of_it(session, case_id, opening.named, now)
    return case_id
