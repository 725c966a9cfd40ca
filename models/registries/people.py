"""What people enter of a person: that there is one, and which office the person holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from models.access.routing import holders
from models.access.rulebook import rulebook_of
from models.registries.directory import agency_of
from models.registries.entries import entered, one_line, refused, wrong
from models.registries.forms.people import Newcomer, NewOffice, NewPerson
from models.registries.people_and_agencies import add_person, audit, give_office, person_of
from models.rows.people import Agency, Person
from workflows.engine.cases import NotAllowed, Refusal
from workflows.law.guarded_roles import BY_TWO, is_guarded
from workflows.law.offices import HeldRole
from workflows.law.roles import OF_AN_AGENCY, Role


def enter_person(session: Session, facts: Mapping[str, Any], now: datetime, by: int | None = None) -> Person:
    """Add a person as somebody entered them; or raise NotAllowed."""
    return _added(session, entered(NewPerson, facts, lambda said: _person_faults(session, said)), now, by)


def enter_newcomer(session: Session, facts: Mapping[str, Any], now: datetime, by: int | None = None) -> Person:
    """Add a person together with the office the person holds, if one is named; or raise NotAllowed."""

    def faults(said: Mapping[str, Any]) -> Iterator[Refusal]:
        yield from _person_faults(session, said)
        yield from _office_faults(said) if said.get("role") else ()
        yield from first_holder_faults(session, said["role"].role, now) if said.get("role") else ()

    new = entered(Newcomer, facts, faults)
    person = _added(session, new, now, by)
    if new.role:
        give_office(session, person, new.role.role, person.agency, now, by=by)
    return person


def enter_office(
    session: Session, person: Person, facts: Mapping[str, Any], now: datetime, by: int | None = None
) -> HeldRole:
    """Let a person hold an office as somebody entered it, and say which; or raise NotAllowed."""
    if person.left_at is not None:
        raise refused("record first that the person is back")

    def faults(said: Mapping[str, Any]) -> Iterator[Refusal]:
        yield from agency_faults(session, said)
        yield from _office_faults(said) if "role" in said else ()
        yield from guarded_faults(session, said["role"].role, now) if "role" in said else ()

    new = entered(NewOffice, facts, faults)
    give_office(session, person, new.role.role, _agency(session, new.agency), now, by=by)
    return new.role


def enter_first_holder(session: Session, person: Person, role: HeldRole, now: datetime) -> None:
    """Let whoever runs the server name the first holder of a role; or raise NotAllowed where somebody has it."""
    if faults := (*_office_faults({"role": role}), *first_holder_faults(session, role.role, now)):
        raise NotAllowed(*faults)
    give_office(session, person, role.role, None, now)


def guarded_faults(session: Session, role: Role, now: datetime) -> Iterator[Refusal]:
    """Yield why a role cannot be given by one person."""
    if is_guarded(role, rulebook_of(session).policy(now)):
        yield wrong("role", BY_TWO)


def first_holder_faults(session: Session, role: Role, now: datetime) -> Iterator[Refusal]:
    """Yield why a role cannot be given when a desk is set up: somebody has it, and it is guarded."""
    if holders(session, role, None):
        yield from guarded_faults(session, role, now)


def _added(session: Session, new: NewPerson, now: datetime, by: int | None) -> Person:
    person = add_person(session, one_line(new.name), new.email, _agency(session, new.agency), now)
    audit(session, now, f"{person.email} was added", by)
    return person


def _agency(session: Session, key: str | None) -> Agency | None:
    return agency_of(session, key) if key else None


def _person_faults(session: Session, said: Mapping[str, Any]) -> Iterator[Refusal]:
    yield from address_faults(session, said)
    yield from agency_faults(session, said)


def address_faults(session: Session, said: Mapping[str, Any], besides: Person | None = None) -> Iterator[Refusal]:
    """Yield why an address cannot be a person's."""
    if "email" in said and person_of(session, said["email"]) not in {None, besides}:
        yield wrong("email", f"{said['email']} already belongs to somebody; enter another address")


def agency_faults(session: Session, said: Mapping[str, Any]) -> Iterator[Refusal]:
    """Yield why an agency cannot be chosen."""
    if said.get("agency") and agency_of(session, said["agency"]) is None:
        yield wrong("agency", f"choose an agency of the list; none has the key {said['agency']!r}")


def _office_faults(said: Mapping[str, Any]) -> Iterator[Refusal]:
    role, agency = said["role"].role, said.get("agency")
    if role in OF_AN_AGENCY and not agency:
        yield wrong("agency", f"choose the agency whose {role} this is")
    if role not in OF_AN_AGENCY and agency:
        yield wrong("agency", f"leave the agency empty: the {role} works for no agency")
