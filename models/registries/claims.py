"""Claims: an agency asks for somebody who belongs to another one, ICA says whether it may, and the asker hears that alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.access.access import Viewer
from models.registries.entries import one_line, refused
from models.registries.people_and_agencies import audit
from models.rows.people import Agency, Office, Person
from models.rows.registries import PersonClaim
from models.store.one_at_a_time import or_else
from workflows.engine.cases import NotAllowed, Refusal
from workflows.grammar.steps import LOCAL
from workflows.law.roles import Role

ASKED = (
    "ICA decides first whether your agency can ask for this person; it sees what you send here, and gets back to you"
)
MOST = 100  # that are shown: usually none waits
LONGEST_WHY = 500


@dataclass(frozen=True)
class Claimed:
    """Whom an agency asks for: its word is kept, and everything else it sent is not."""

    person_id: int
    agency_id: int
    called: str  # as it was typed


class OfAnother(NotAllowed):
    """Somebody who belongs to another agency is asked for: nothing is done, and ICA has to decide."""

    def __init__(self, refusal: Refusal, claimed: Claimed) -> None:
        """Take why it is refused, and what is claimed."""
        super().__init__(refusal)
        self.claimed = claimed


def keep_claim(session: Session, viewer: Viewer, claimed: Claimed, now: datetime) -> None:
    """Keep what an agency claims, unless it did so before."""
    if claim_of(session, claimed.person_id, claimed.agency_id):
        return
    row = PersonClaim(
        person_id=claimed.person_id, agency_id=claimed.agency_id, called=one_line(claimed.called)[:LONGEST_WHY],
        asked_by_id=viewer.id, asked_at=now,
    )  # fmt: skip
    with or_else(session, refused(ASKED)):
        session.add(row)


def claim_of(session: Session, person_id: int, agency_id: int) -> PersonClaim | None:
    """Return what an agency claimed of a person, if it did."""
    rows = select(PersonClaim).where(PersonClaim.person_id == person_id, PersonClaim.agency_id == agency_id)
    return session.scalars(rows).one_or_none()


def claims_about(session: Session, viewer: Viewer, person: Person) -> list[PersonClaim]:
    """Return the claims about a person, for the staff of ICA, and not for that person."""
    rows = select(PersonClaim).where(PersonClaim.person_id == person.id).order_by(PersonClaim.id)
    return list(session.scalars(rows)) if viewer.is_staff() and viewer.id != person.id else []


def waiting_claims(session: Session, viewer: Viewer) -> list[PersonClaim]:
    """Return the claims that somebody has to decide on, what waits longest first."""
    rows = select(PersonClaim).where(PersonClaim.decided_at.is_(None), PersonClaim.person_id != viewer.id,
                                       PersonClaim.asked_by_id != viewer.id)  # fmt: skip
    found = rows.order_by(PersonClaim.asked_at, PersonClaim.id).limit(MOST)
    return list(session.scalars(found)) if viewer.is_staff() else []


def askers(session: Session, claim: PersonClaim) -> list[Person]:
    """Return who hears what was decided: who asked, or where they left the agency its administrators."""
    asked = claim.asked_by
    if asked.left_at is None and asked.agency_id == claim.agency_id:
        return [asked]
    held = (Office.role == Role.AGENCY_ADMIN, Office.agency_id == claim.agency_id, Person.left_at.is_(None))
    others = select(Person).join(Office, Office.person_id == Person.id).where(*held, Person.id != claim.person_id)
    return list(session.scalars(others.order_by(Person.id)).unique())


def decides(viewer: Viewer, claim: PersonClaim) -> bool:
    """Say whether somebody decides on a claim: the staff of ICA, nobody about themselves, and nobody on what they asked."""
    return viewer.is_staff() and viewer.id not in {claim.person_id, claim.asked_by_id}


def decide_claim(session: Session, viewer: Viewer, claim: PersonClaim, why: str | None, now: datetime) -> None:
    """Let an agency ask for a person, or with a reason not; or raise NotAllowed."""
    if not decides(viewer, claim):
        raise refused("somebody else of ICA decides on this, because it is about you, or because you asked")
    if why is not None and not why.strip():
        raise NotAllowed(Refusal(LOCAL, "say why; the agency reads it", field="why"))
    claim.decided_at, claim.decided_by_id, claim.allowed = now, viewer.id, why is None
    claim.why = (why or "").strip()[:LONGEST_WHY]
    agency = session.get_one(Agency, claim.agency_id)
    said = "may ask" if claim.allowed else "may not ask"
    audit(session, now, f"{agency.name} {said} for {claim.person.name}", viewer.id)
    session.flush()
