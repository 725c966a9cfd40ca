"""Corrections on which a sanction, a release or a license hangs: one person proposes, a second one confirms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.access.access import Viewer, hats, viewer_of
from models.access.concern import roles_in
from models.access.rulebook import rulebook_of
from models.casebook.amending import calling, preview
from models.casebook.casebook import Author
from models.casebook.history import remark
from models.casebook.notice_rows import notice_row
from models.casebook.replaying import read, written
from models.intake.amendments import write_amendment
from models.rows.amendments import PROPOSED, ProposedAmendment
from models.rows.cases import CaseRow
from models.rows.people import Office, Person
from models.store import statements
from models.store.one_at_a_time import or_else
from models.store.prepared import connection_of
from workflows.correction.amenders import amenders, in_order
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
    edition = rulebook_of(session).editions.named(case.edition)
    title = headline(made, edition, calling(session, made.before.case.process))
    remark(session, case, "proposed", f"Proposed: {title}", now=now, person_id=viewer.id, note=reason)
    session.flush()
    ask_to_confirm(session, case.id, PROPOSED, now)
    return proposed


def ask_to_confirm(session: Session, case_id: int, template: str, now: datetime) -> None:
    """Tell those who may confirm the correction of a case that it waits."""
    case = session.get_one(CaseRow, case_id)
    roles = sorted(confirming_in(session, case).roles, key=attrgetter("key"))
    rows = [notice_row(case_id, Told(template, role, LOCAL), now) for role in roles]
    statements.ADD_NOTICE.run(connection_of(session), rows)


def waiting(session: Session, case: CaseRow) -> ProposedAmendment | None:
    """Return the correction of a case that waits for a second person."""
    rows = select(ProposedAmendment).where(ProposedAmendment.case_id == case.id, ProposedAmendment.decided_at.is_(None))
    return session.scalars(rows).one_or_none()


def amenders_in(session: Session, case: CaseRow) -> Roles:
    """Return the offices that correct what others entered in a case: ICA's, or the highest that is left."""
    return amenders(rulebook_of(session).readers[case.process], roles_in(case.withheld))


@dataclass(frozen=True, slots=True)
class Confirming:
    """The offices that confirm what is proposed in a case, and who holds them and may: nobody, where nobody is left."""

    roles: Roles
    people: Mapping[int, Roles]


def confirming_in(session: Session, case: CaseRow) -> Confirming:
    """Return who confirms the correction that waits: of who corrects there, else of the next office that reads the case.

    Where an office has only who proposed it, or nobody who may know of the case, the next one is asked.
    """
    order = in_order(rulebook_of(session).readers[case.process], roles_in(case.withheld))
    proposed = waiting(session, case)
    for roles in order:
        people = {
            each.id: worn & roles
            for each, worn in _holders(session, case, roles)
            if proposed is not None and may_confirm(each, worn, proposed, roles)
        }
        if people:
            return Confirming(roles, people)
    return Confirming(order[0], {})


def _holders(session: Session, case: CaseRow, roles: Roles) -> Iterator[tuple[Viewer, Roles]]:
    """Yield who holds one of these offices and has not left, with what they may act as in the case."""
    holders = select(Office.person_id).where(Office.role.in_(roles), Office.agency_id.is_(None))
    rows = select(Person).where(Person.id.in_(holders), Person.left_at.is_(None)).order_by(Person.id)
    for person in session.scalars(rows).unique():
        viewer = viewer_of(person)
        yield viewer, hats(session, viewer, case)


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
    if proposed is None or not may(viewer, worn, proposed, confirming_in(session, case).roles):
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
