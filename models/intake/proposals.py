"""Corrections on which a sanction, a release or a license hangs: one person proposes, a second one confirms."""

from __future__ import annotations

from datetime import datetime
from operator import attrgetter

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.access.access import Viewer
from models.access.concern import roles_in
from models.access.rulebook import rulebook_of
from models.casebook.amending import preview
from models.casebook.casebook import Author
from models.casebook.history import remark
from models.casebook.notice_rows import notice_row
from models.casebook.replaying import read, written
from models.intake.amendments import write_amendment
from models.rows.amendments import PROPOSED, ProposedAmendment
from models.rows.cases import CaseRow
from models.store import statements
from models.store.one_at_a_time import or_else
from models.store.prepared import connection_of
from workflows.correction.amenders import amenders
from workflows.correction.correction import Correction
from workflows.correction.second_person import first_asked_again, late_at
from workflows.engine.cases import Kind, NotAllowed, Refusal, Told
from workflows.grammar.events import Correct, Insert, Roles, Strike
from workflows.grammar.steps import LOCAL
from workflows.telling.corrections import headline

WAITS = "a correction of this case waits for a second person; confirm it or turn it down first"
CONFIRMED, TURNED_DOWN = "confirmed", "turned down"


def propose(session: Session, viewer: Viewer, case: CaseRow, made: Correction, now: datetime) -> ProposedAmendment:
    """Keep a correction until a second person confirms it; or raise NotAllowed where one waits already."""
    no = NotAllowed(Refusal(LOCAL, WAITS))
    if waiting(session, case) is not None:
        raise no
    reason = made.amendment.reason
    policy = rulebook_of(session).policy(now)
    proposed = ProposedAmendment(
        case_id=case.id, event=written(made.amendment), reason=reason, proposed_at=now, proposed_by_id=viewer.id,
        due_at=late_at(now, policy), next_at=first_asked_again(now, policy),
    )  # fmt: skip
    with or_else(session, no):
        session.add(proposed)
    remark(session, case, "proposed", f"Proposed: {headline(made)}", now=now, person_id=viewer.id, note=reason)
    ask_to_confirm(session, case.id, PROPOSED, now)
    session.flush()
    return proposed


def ask_to_confirm(session: Session, case_id: int, template: str, now: datetime) -> None:
    """Tell those who may confirm the correction of a case that it waits."""
    roles = sorted(amenders_in(session, session.get_one(CaseRow, case_id)), key=attrgetter("key"))
    rows = [notice_row(case_id, Told(template, role, LOCAL), now) for role in roles]
    statements.ADD_NOTICE.run(connection_of(session), rows)


def waiting(session: Session, case: CaseRow) -> ProposedAmendment | None:
    """Return the correction of a case that waits for a second person."""
    rows = select(ProposedAmendment).where(ProposedAmendment.case_id == case.id, ProposedAmendment.decided_at.is_(None))
    return session.scalars(rows).one_or_none()


def amenders_in(session: Session, case: CaseRow) -> Roles:
    """Return the offices that correct what others entered in a case: ICA's, or the highest that is left."""
    return amenders(rulebook_of(session).readers[case.process], roles_in(case.withheld))


def may_confirm(viewer: Viewer, worn: Roles, proposed: ProposedAmendment, by: Roles) -> bool:
    """Say whether somebody may confirm a correction: of those who correct in the case, and not who proposed it."""
    return bool(worn & by) and viewer.id != proposed.proposed_by_id


def may_turn_down(viewer: Viewer, worn: Roles, proposed: ProposedAmendment, by: Roles) -> bool:
    """Say whether somebody may turn a correction down: whoever may correct it; and who proposed it may think better of it."""
    return bool(worn & by) or viewer.id == proposed.proposed_by_id


def shown(session: Session, case: CaseRow, proposed: ProposedAmendment, now: datetime) -> Correction:
    """Return what a proposed correction would change as the case stands now; or raise NotAllowed."""
    amendment = read(rulebook_of(session).processes[case.process], proposed.event)
    if not isinstance(amendment, Correct | Strike | Insert):
        raise TypeError(f"no amendment: {proposed.id}")
    return preview(session, case, amendment, now)


def decide(
    session: Session, viewer: Viewer, case: CaseRow, worn: Roles, *, confirmed: bool, now: datetime, why: str = ""
) -> None:
    """Confirm the correction that waits, or turn it down; or raise NotAllowed."""
    proposed = waiting(session, case)
    may = may_confirm if confirmed else may_turn_down
    if proposed is None or not may(viewer, worn, proposed, amenders_in(session, case)):
        raise NotAllowed(Refusal(LOCAL, "there is no correction here for you to confirm", Kind.GONE))
    proposed.decided_at, proposed.decided_by_id = now, viewer.id
    proposed.decided_how = CONFIRMED if confirmed else TURNED_DOWN
    session.flush()
    if not confirmed:
        remark(session, case, "turned-down", "Correction turned down", now=now, person_id=viewer.id, note=why)
        return
    made = shown(session, case, proposed, now)
    author = Author(proposed.proposed_by_id, f"Confirmed by {viewer.name}.")
    write_amendment(session, case, made.amendment, now, author)
