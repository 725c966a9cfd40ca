"""Which agencies approved what is done with their data, who decides for ICA (3.4), and who has access for a funder (3.3)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TypeVar

from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.orm import Session

from models.access.concern import recused_in
from models.access.routing import holders
from models.access.rulebook import rulebook_of
from models.casebook.casebook import restored
from models.lookups.about import About
from models.lookups.parties import leaves
from models.rows.cases import CaseRow
from models.rows.disclosures import Agreement, UserOfFunder
from models.rows.people import Agency, Person
from models.rows.registries import License
from workflows.law.agency_kinds import AgencyKind
from workflows.law.choice import Choice
from workflows.law.roles import Role
from workflows.manual.disclosure.data_handling.publishing import HELD, Publisher, WhoPublishes
from workflows.manual.disclosure.funder_access import PROCESS as FUNDER_ACCESS
from workflows.manual.disclosure.funder_access.known import FunderAccessKnown
from workflows.manual.disclosure.research.approving import APPROVE
from workflows.manual.disclosure.research.deciders import ROLES, Decider, WhoDecides

C = TypeVar("C", bound=Choice)
WITH_THE_AGREEMENT = "the funder's agreement ended"  # why a license ended


def approving(session: Session, case: CaseRow) -> tuple[str, ...]:
    """Return the keys of the agencies that approved in a case, in the order in which they did."""
    columns = {"process": case.process, "edition": case.edition, "state": case.state, "body": case.body}
    return tuple(restored(rulebook_of(session), columns).answers.get(APPROVE.name, {}))


def who_decides(session: Session, about: About) -> WhoDecides:
    """Look up the offices that have somebody who is not the researcher, did not record the project and stands not aside."""
    return WhoDecides(free=frozenset(_with_somebody(session, about, ROLES, Decider)))


def who_publishes(session: Session, about: About) -> WhoPublishes:
    """Look up the offices that have somebody who did not register the draft, and stands not aside (3.1-unpublished-def)."""
    return WhoPublishes(free=frozenset(_with_somebody(session, about, HELD, Publisher)))


def _with_somebody(session: Session, about: About, held: Mapping[str, Role], offices: Iterable[C]) -> Iterator[C]:
    """Yield the offices that somebody has who is neither the person of a case, nor began it, nor stands aside."""
    involved = {each for each in (about.subject_id, about.asker_id) if each}
    aside = involved | (recused_in(session, about.case_id) if about.case_id else set[int]())
    yield from (each for each in offices if holders(session, held[each.key], None, aside))


def funder_access_known(session: Session, about: About) -> FunderAccessKnown:
    """Look up who has a license under a funder's agreement, whose license ended with it, and whether the agency stays."""
    under = select(Person.name, Person.email, License.ended_at, License.ended_why)
    rows = under.join(License, License.person_id == Person.id).join(UserOfFunder, UserOfFunder.license_id == License.id)
    found = session.execute(
        rows.where(UserOfFunder.case_id == (about.case_id or 0)).order_by(Person.name, Person.id)
    ).all()
    held = [(row[0], row[1]) for row in found if row[2] is None]
    return FunderAccessKnown(
        users=tuple(name for name, _ in held),
        addresses=tuple(email for _, email in held),
        ended=tuple(row[0] for row in found if row[2] is not None and row[3] == WITH_THE_AGREEMENT),
        leaves=_enters_nothing(session, about.agency_id or 0),
    )


def _enters_nothing(session: Session, agency_id: int) -> bool:
    """Say whether an agency leaves, or is one that may not enter data in HMIS (3.5-vsp-prohibited)."""
    kind = session.scalar(select(Agency.kind).where(Agency.id == agency_id))
    return kind == AgencyKind.VICTIM_SERVICES.key or leaves(session, (agency_id,))


def named_under(session: Session, case_id: int | None) -> UserOfFunder | None:
    """Return by which naming under a funder's agreement a person's case began, if by one; a later attempt has it of the first."""
    case = session.get(CaseRow, case_id or 0)
    person_id = case.subject_id if case else None
    while case is not None and case.process != FUNDER_ACCESS.key:
        case = session.get(CaseRow, case.parent_id) if case.parent_id else None
    if case is None:
        return None
    rows = select(UserOfFunder).where(UserOfFunder.case_id == case.id, UserOfFunder.person_id == person_id)
    return session.scalars(rows.order_by(UserOfFunder.id.desc()).limit(1)).one_or_none()


def agreement_over_on(session: Session, case_id: int | None) -> date | None:
    """Return since when the funder's agreement has ended under which a person's case began; none where it runs, or is none."""
    row = named_under(session, case_id)
    ended = select(Agreement.ended_on).where(Agreement.case_id == (row.case_id if row else 0))
    return session.scalar(ended.order_by(Agreement.id.desc()).limit(1))


def agreement_begins(session: Session, case_id: int | None) -> date | None:
    """Return the first day of the funder's agreement under which a person's case began, if under one."""
    row = named_under(session, case_id)
    begun = select(Agreement.begun_on).where(Agreement.case_id == (row.case_id if row else 0))
    return session.scalar(begun.order_by(Agreement.id.desc()).limit(1))


def is_a_funders() -> ColumnElement[bool]:
    """Return the condition that a license of the same statement is of a funder's staff, and so of no user of the agency's own."""
    return exists().where(UserOfFunder.license_id == License.id)
