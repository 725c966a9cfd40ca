"""What the desk knows of one person and of one agency beyond their rows, as far as somebody may know it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from models.access.access import Viewer, visible
from models.access.rulebook import rulebook_of
from models.registries.policy_texts.signatures import reads_proof
from models.rows.cases import CaseRow
from models.rows.people import Agency, Office, Person
from models.rows.registries import License, PolicyText, SignedPaper
from workflows.facts.effects import Paper
from workflows.law.roles import AGENCY_ADMIN, Role


@dataclass(frozen=True)
class Signature:
    """Proof that a document was signed; what was disclosed with it, where the asker may read that."""

    id: int
    paper: str
    edition: str  # of a text that is kept in the list of texts
    agency: str
    signed_as: str
    signed_at: datetime
    disclosure: str
    proved: bool  # whether the asker may read the proof
    case_id: int | None
    fingerprint: str  # of the text that was signed


def agency_by_id(session: Session, agency_id: int) -> Agency | None:
    """Return the agency with an id, whoever asks."""
    return session.get(Agency, agency_id)


def license_by_id(session: Session, license_id: int) -> License | None:
    """Return the license with an id, whoever asks."""
    return session.get(License, license_id)


def cases_about(session: Session, viewer: Viewer, person_id: int) -> list[CaseRow]:
    """Return the cases about a person that the asker may know of, the newest first."""
    mine = (CaseRow.subject_id == person_id, visible(viewer, rulebook_of(session)))
    return list(session.scalars(select(CaseRow).where(*mine).order_by(CaseRow.opened_at.desc(), CaseRow.id.desc())))


def signatures(session: Session, viewer: Viewer, person_id: int) -> list[Signature]:
    """Return what a person signed; an agency sees its own papers."""
    rows = select(SignedPaper, Agency.name, PolicyText.edition).outerjoin(Agency, Agency.id == SignedPaper.agency_id)
    same = (PolicyText.paper == SignedPaper.paper) & (PolicyText.fingerprint == SignedPaper.text_sha256)
    rows = rows.outerjoin(PolicyText, same & PolicyText.void_at.is_(None))
    rows = rows.where(SignedPaper.person_id == person_id).order_by(SignedPaper.id)
    if not viewer.is_staff() and viewer.id != person_id:
        rows = rows.where(or_(SignedPaper.agency_id.is_(None), SignedPaper.agency_id.in_(viewer.agencies())))
    return [
        Signature(
            paper.id, str(paper.paper), edition or "", name or "", paper.signed_as, paper.signed_at,
            paper.disclosure if _may_read_disclosure(viewer, paper) else "",
            reads_proof(viewer, paper.person_id, paper.paper, paper.agency_id), paper.case_id, paper.text_sha256,
        )
        for paper, name, edition in session.execute(rows)
    ]  # fmt: skip


def _may_read_disclosure(viewer: Viewer, paper: SignedPaper) -> bool:
    """Say who may: a conflict is disclosed to the Agency Administrator or the System Administrator (2.1-coi-disclose)."""
    to_agency = (AGENCY_ADMIN, paper.agency_id) in viewer.offices
    return to_agency or viewer.is_staff() or viewer.id == paper.person_id


def agencies_of_user(session: Session, person_id: int) -> list[Agency]:
    """Return the agencies at which a person is an HMIS user: where a license is held, though it be suspended."""
    held = select(License.agency_id).where(License.person_id == person_id, License.ended_at.is_(None))
    rows = select(Agency).where(Agency.id.in_(held), Agency.closed_at.is_(None))
    return list(session.scalars(rows.order_by(Agency.name)))


def agency_names(session: Session) -> dict[int, str]:
    """Return the names of all agencies, as offices need them."""
    return {row[0]: row[1] for row in session.execute(select(Agency.id, Agency.name))}


def holders_of(session: Session, role: Role, agency: Agency) -> list[Person]:
    """Return who holds an office of an agency."""
    rows = select(Person).join(Office, Office.person_id == Person.id)
    held = rows.where(Office.role == role, Office.agency_id == agency.id, Person.left_at.is_(None))
    return list(session.scalars(held.order_by(func.lower(Person.name))))


def administrators(session: Session) -> dict[int, list[str]]:
    """Return the names of the Agency Administrators by agency."""
    rows = select(Office.agency_id, Person.name).join(Person, Person.id == Office.person_id)
    held = rows.where(Office.role == AGENCY_ADMIN, Person.left_at.is_(None)).order_by(func.lower(Person.name))
    found = defaultdict[int, list[str]](list)
    for agency_id, name in session.execute(held):
        found[agency_id or 0].append(name)
    return found


def partnership(session: Session, agency: Agency) -> SignedPaper | None:
    """Return the agency's Partnership Agreement as it was signed last, if it was."""
    signed = (SignedPaper.paper == Paper.PARTNERSHIP, SignedPaper.agency_id == agency.id)
    rows = select(SignedPaper).where(*signed).order_by(SignedPaper.signed_at.desc(), SignedPaper.id.desc()).limit(1)
    return session.scalars(rows).one_or_none()
