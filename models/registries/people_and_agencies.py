"""Keeping the registries of agencies and people: who there is, who holds which office, who left."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.audit.writing import Matter, Said, write
from models.casebook.changing_hands import follow_office, give_back
from models.lookups.changes import tell_of_member, tell_of_role
from models.lookups.learning import learn_about
from models.registries.entries import wrong
from models.registries.papers import text_to_sign
from models.rows.people import Agency, Office, Person
from models.rows.registries import SignedPaper
from models.store.one_at_a_time import alone, or_else
from workflows.engine.cases import NotAllowed
from workflows.facts.effects import Paper
from workflows.law.continua import Continuum
from workflows.law.mail.addresses import as_kept, spellings
from workflows.law.roles import OF_THE_COMMITTEE, Role


def audit(
    session: Session, now: datetime, what: str, person_id: int | None = None, *,
    matter: Matter = Matter.DIRECTORY, case_id: int | None = None,
) -> None:  # fmt: skip
    """Write down something that was done to the desk itself; of a case it says `{case}`, never the number."""
    write(session, now, Said(matter, what, person_id, case_id))


def key_of(name: str) -> str:
    """Return a name as a key: "Otter Creek Shelter" as "otter-creek-shelter"."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:100]


def add_agency(
    session: Session, name: str, kind: str, cocs: Iterable[Continuum], guideline_days: int | None = None
) -> Agency:
    """Add an agency."""
    agency = Agency(key=key_of(name), name=name, kind=kind, cocs=tuple(cocs), guideline_days=guideline_days)
    no = wrong("name", f"there is an agency {name!r} already; enter another name")
    with or_else(session, NotAllowed(no)):
        session.add(agency)
    return agency


def is_settled(session: Session) -> bool:
    """Say whether any agency lives in the desk."""
    return session.scalar(select(Agency.id).limit(1)) is not None


def person_of(session: Session, email: str) -> Person | None:
    """Return the person with an address, however it is spelled."""
    kept = spellings(email)
    found = session.scalars(select(Person).where(Person.email.in_(kept))).all()
    return min(found, key=lambda person: kept.index(person.email), default=None)


def person_by_id(session: Session, person_id: int) -> Person | None:
    """Return the person with an id."""
    return session.get(Person, person_id)


def add_person(session: Session, name: str, email: str, agency: Agency | None, now: datetime) -> Person:
    """Add a person."""
    person = Person(name=name, email=as_kept(email), agency_id=agency and agency.id, created_at=now)
    no = wrong("email", f"{email} already belongs to somebody; enter another address")
    with or_else(session, NotAllowed(no)):
        session.add(person)
    return person


def give_office(
    session: Session, person: Person, role: Role, agency: Agency | None, now: datetime, *, by: int | None = None
) -> None:
    """Let a person hold an office; duties that waited for its holder go there at once."""
    of = agency.id if agency else None
    alone(session, f"roles of {person.id}")
    session.refresh(person, ["offices"])
    if any(office.role is role and office.agency_id == of for office in person.offices):
        return
    person.offices.append(Office(role=role, agency_id=of))
    follow_office(session, role, of, now, by)
    tell_of_member(session, now, person)
    tell_of_role(session, now, role, of)
    learn_about(session, now, person_id=person.id)
    audit(
        session,
        now,
        f"{person.email} now has the role of {role}" + (f" of {agency.name}" if agency else ""),
        by,
        matter=Matter.ROLE,
    )


def take_office(session: Session, office: Office, now: datetime, by: int | None = None) -> None:
    """End a person's office; the duties of an agency without an administrator go to the System Administrator."""
    agency_id, holder, role = office.agency_id, office.holder, office.role
    holder.offices.remove(office)
    session.flush()
    give_back(session, holder, now, by)
    follow_office(session, role, agency_id, now, by)
    tell_of_member(session, now, holder, was_member=role in OF_THE_COMMITTEE)
    tell_of_role(session, now, role, agency_id)
    learn_about(session, now, person_id=holder.id)
    audit(session, now, f"{holder.email} no longer has the role of {role}", by, matter=Matter.ROLE)


def sign_partnership(
    session: Session, agency: Agency, signed_as: str, now: datetime, signed_at: datetime | None = None
) -> int:
    """Record that an agency signed its Partnership Agreement (2.1-partnership-sign); say how many cases learn of it."""
    session.add(
        SignedPaper(paper=Paper.PARTNERSHIP, agency_id=agency.id, signed_as=signed_as,
                    signed_at=signed_at or now, text_sha256=text_to_sign(session, Paper.PARTNERSHIP, now), disclosure="")
    )  # fmt: skip
    return learn_about(session, now, agency_id=agency.id)


def users_of(session: Session, agency: Agency) -> int:
    """Count the people of an agency who have not left."""
    rows = select(func.count(Person.id)).where(Person.agency_id == agency.id, Person.left_at.is_(None))
    return session.scalar(rows) or 0
