"""Keeping the registries of agencies and people: who there is, who holds which office, who left."""

from __future__ import annotations

import re
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.access.routing import reroute
from models.lookups.changes import tell_of_member
from models.lookups.learning import learn_about
from models.registries.papers import text_sha256
from models.rows.accounts import AuditRow
from models.rows.people import Agency, Office, Person
from models.rows.registries import SignedPaper
from workflows.facts.effects import Paper
from workflows.law.agency_kinds import AgencyKind
from workflows.law.roles import OF_AN_AGENCY, OF_THE_CASE, OF_THE_COMMITTEE, Role

EMAIL = re.compile(r"^[^@\s]+@[^@\s]+\.[^@\s]+$")
LONGEST_NAME = 200
MOST_GUIDELINE_DAYS = 365


class Unfit(ValueError):
    """An entry of a registry is not as it must be; `field` says where, and `others` what else is wrong with it."""

    def __init__(self, field: str, sentence: str, *others: Unfit) -> None:
        """Name the field and say what to enter."""
        super().__init__(sentence)
        self.field, self.sentence, self.others = field, sentence, others


def fit(*faults: tuple[bool, str, str]) -> None:
    """Raise Unfit with all the faults of an entry; each says whether it is one, its field, and what to enter."""
    found = [Unfit(field, sentence) for wrong, field, sentence in faults if wrong]
    if found:
        raise Unfit(found[0].field, found[0].sentence, *found[1:])


def audit(session: Session, now: datetime, what: str, person_id: int | None = None) -> None:
    """Write down something that was done to the desk itself."""
    session.add(AuditRow(at=now, person_id=person_id, what=what))


def one_line(words: str) -> str:
    """Return words with single spaces between them, and no line breaks."""
    return " ".join(words.split())


def key_of(name: str) -> str:
    """Return a name as a key: "Otter Creek Shelter" as "otter-creek-shelter"."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:100]


def add_agency(session: Session, name: str, kind: str, cocs: list[str], guideline_days: int | None = None) -> Agency:
    """Add an agency, or raise Unfit."""
    name = one_line(name)
    key = key_of(name)
    taken = bool(key and session.scalar(select(Agency.id).where(Agency.key == key)))
    fit(
        (not key, "name", "enter the agency's name"),
        (len(name) > LONGEST_NAME, "name", f"enter a name of at most {LONGEST_NAME} characters"),
        (taken, "name", f"there is an agency {name!r} already; enter another name"),
        (not kind, "kind", "choose the kind of organization"),
        (kind not in set(AgencyKind), "kind", f"choose one of: {', '.join(AgencyKind)}"),
        (not cocs, "cocs", "choose at least one Continuum of Care"),
        fit_guideline(guideline_days),
    )
    agency = Agency(key=key, name=name, kind=kind, cocs="; ".join(cocs), guideline_days=guideline_days)
    session.add(agency)
    session.flush()
    return agency


def fit_guideline(days: int | None) -> tuple[bool, str, str]:
    """Say whether an agency's own number of days is wrong, in which field, and what to enter."""
    wrong = days is not None and not 1 <= days <= MOST_GUIDELINE_DAYS
    return wrong, "guideline_days", f"enter a number of days, 1 to {MOST_GUIDELINE_DAYS}"


def is_settled(session: Session) -> bool:
    """Say whether any agency lives in the desk."""
    return session.scalar(select(Agency.id).limit(1)) is not None


def person_of(session: Session, email: str) -> Person | None:
    """Return the person with an address."""
    return session.scalars(select(Person).where(Person.email == email.strip().lower())).one_or_none()


def person_by_id(session: Session, person_id: int) -> Person | None:
    """Return the person with an id."""
    return session.get(Person, person_id)


def add_person(session: Session, name: str, email: str, agency: Agency | None, now: datetime) -> Person:
    """Add a person, or raise Unfit."""
    name, address = one_line(name), email.strip()
    unreadable = len(address) > LONGEST_NAME or not EMAIL.match(address)
    fit(
        (not name, "name", "enter the person's name"),
        (len(name) > LONGEST_NAME, "name", f"enter a name of at most {LONGEST_NAME} characters"),
        (unreadable, "email", "enter an e-mail address, such as tess@otter-creek.example"),
        (person_of(session, address) is not None, "email", f"{address} belongs to somebody already; enter another one"),
    )
    person = Person(name=name, email=address.lower(), agency_id=agency and agency.id, created_at=now)
    session.add(person)
    session.flush()
    return person


def give_office(
    session: Session, person: Person, role: Role, agency: Agency | None, now: datetime, *, by: int | None = None
) -> None:
    """Let a person hold an office; duties that waited for its holder go there at once."""
    if role in OF_THE_CASE or role is Role.CLOCK:
        raise Unfit("role", f"{role} is no office; it comes with a case")
    of_an_agency = role in OF_AN_AGENCY
    fit(
        (of_an_agency and agency is None, "agency", f"choose the agency whose {role} this is"),
        (not of_an_agency and agency is not None, "agency", f"choose no agency: the {role} serves the whole desk"),
    )
    of = agency.id if agency else None
    if any(office.role == role.value and office.agency_id == of for office in person.offices):
        return
    person.offices.append(Office(role=role.value, agency_id=of))
    _rerouted(session, of)
    tell_of_member(session, now, person)
    audit(session, now, f"{person.email} holds the office of {role}" + (f" of {agency.name}" if agency else ""), by)


def take_office(session: Session, office: Office, now: datetime, by: int | None = None) -> None:
    """End a person's office; the duties of an agency without an administrator go to the System Administrator."""
    agency_id, holder, role = office.agency_id, office.holder, office.role
    holder.offices.remove(office)
    _rerouted(session, agency_id)
    tell_of_member(session, now, holder, was_member=role in OF_THE_COMMITTEE)
    audit(session, now, f"{holder.email} no longer holds the office of {role}", by)


def _rerouted(session: Session, agency_id: int | None) -> None:
    session.flush()
    if agency_id is not None:
        reroute(session, agency_id)


def sign_partnership(
    session: Session, agency: Agency, signed_as: str, now: datetime, signed_at: datetime | None = None
) -> int:
    """Record that an agency signed its Partnership Agreement (2.1-partnership-sign); say how many cases learn of it."""
    session.add(
        SignedPaper(paper=Paper.PARTNERSHIP.value, agency_id=agency.id, signed_as=signed_as,
                    signed_at=signed_at or now, text_sha256=text_sha256(Paper.PARTNERSHIP), disclosure="")
    )  # fmt: skip
    return learn_about(session, now, agency_id=agency.id)


def users_of(session: Session, agency: Agency) -> int:
    """Count the people of an agency who have not left."""
    rows = select(func.count(Person.id)).where(Person.agency_id == agency.id, Person.left_at.is_(None))
    return session.scalar(rows) or 0
