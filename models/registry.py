"""Keeping the registries of agencies and people: who there is, who holds which office, who left."""

from __future__ import annotations

import re
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.accounts import AuditRow
from models.learning import learn_about
from models.papers import text_sha256
from models.people import Agency, Office, Person
from models.registries import SignedPaper
from models.routing import reroute
from workflows.effects import Paper
from workflows.manual.people.standing import AgencyKind
from workflows.people import OF_AN_AGENCY, OF_THE_CASE, Role

EMAIL = re.compile(r"^[^@\s]+@[^@\s]+\.[^@\s]+$")


class Unfit(ValueError):
    """An entry of a registry is not as it must be; `field` says where."""

    def __init__(self, field: str, sentence: str) -> None:
        """Name the field and say what is wrong with it."""
        super().__init__(sentence)
        self.field, self.sentence = field, sentence


def audit(session: Session, now: datetime, what: str, person_id: int | None = None) -> None:
    """Write down something that was done to the desk itself."""
    session.add(AuditRow(at=now, person_id=person_id, what=what))


def key_of(name: str) -> str:
    """Return a name as a key: "Otter Creek Shelter" as "otter-creek-shelter"."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:100]


def add_agency(session: Session, name: str, kind: str, cocs: list[str], guideline_days: int | None = None) -> Agency:
    """Add an agency, or raise Unfit."""
    if not (key := key_of(name)):
        raise Unfit("name", "an agency has a name")
    if kind not in set(AgencyKind):
        raise Unfit("kind", f"{kind!r} is none of: {', '.join(AgencyKind)}")
    if not cocs:
        raise Unfit("cocs", "an agency works in at least one Continuum of Care")
    if guideline_days is not None and guideline_days < 1:
        raise Unfit("guideline_days", "a guideline is a number of days, one at least")
    if session.scalar(select(Agency.id).where(Agency.key == key)):
        raise Unfit("name", f"there is an agency {name!r} already")
    agency = Agency(key=key, name=name.strip(), kind=kind, cocs="; ".join(cocs), guideline_days=guideline_days)
    session.add(agency)
    session.flush()
    return agency


def person_of(session: Session, email: str) -> Person | None:
    """Return the person with an address."""
    return session.scalars(select(Person).where(Person.email == email.strip().lower())).one_or_none()


def add_person(session: Session, name: str, email: str, agency: Agency | None, now: datetime) -> Person:
    """Add a person, or raise Unfit."""
    if not name.strip():
        raise Unfit("name", "a person has a name")
    if not EMAIL.match(email.strip()):
        raise Unfit("email", f"{email!r} is no e-mail address")
    if person_of(session, email):
        raise Unfit("email", f"there is a person with the address {email.strip()!r} already")
    person = Person(name=name.strip(), email=email.strip().lower(), agency_id=agency and agency.id, created_at=now)
    session.add(person)
    session.flush()
    return person


def give_office(session: Session, person: Person, role: Role, agency: Agency | None, now: datetime) -> None:
    """Let a person hold an office; duties that waited for its holder go there at once."""
    if role in OF_THE_CASE or role is Role.CLOCK:
        raise Unfit("role", f"{role} is no office; it comes with a case")
    if (role in OF_AN_AGENCY) != (agency is not None):
        raise Unfit("agency", f"the office of {role} is {'of an agency' if role in OF_AN_AGENCY else 'of no agency'}")
    of = agency.id if agency else None
    if any(office.role == role.value and office.agency_id == of for office in person.offices):
        return
    person.offices.append(Office(role=role.value, agency_id=of))
    _rerouted(session, of)
    audit(session, now, f"{person.email} holds the office of {role}" + (f" of {agency.name}" if agency else ""))


def take_office(session: Session, office: Office, now: datetime) -> None:
    """End a person's office; the duties of an agency without an administrator go to the System Administrator."""
    agency_id, holder, role = office.agency_id, office.holder, office.role
    holder.offices.remove(office)
    _rerouted(session, agency_id)
    audit(session, now, f"{holder.email} no longer holds the office of {role}")


def _rerouted(session: Session, agency_id: int | None) -> None:
    session.flush()
    if agency_id is not None:
        reroute(session, agency_id)


def sign_partnership(session: Session, agency: Agency, signed_as: str, now: datetime) -> None:
    """Record that an agency signed its Partnership Agreement (2.1-partnership-sign)."""
    session.add(
        SignedPaper(paper=Paper.PARTNERSHIP.value, agency_id=agency.id, signed_as=signed_as, signed_at=now,
                    text_sha256=text_sha256(Paper.PARTNERSHIP), disclosure="")
    )  # fmt: skip
    learn_about(session, now, agency_id=agency.id)


def users_of(session: Session, agency: Agency) -> int:
    """Count the people of an agency who have not left."""
    rows = select(func.count(Person.id)).where(Person.agency_id == agency.id, Person.left_at.is_(None))
    return session.scalar(rows) or 0
