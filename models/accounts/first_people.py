"""The first people of a desk: its administrator, and who holds the roles that later two people give. Once anybody is there, it is over for good."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from msgspec.structs import replace
from sqlalchemy import select
from sqlalchemy.orm import Session

from models.accounts.forms import FIRST_ROLES, FirstPeople
from models.registries.entries import entered, one_line, wrong
from models.registries.people import enter_person
from models.registries.people_and_agencies import audit, give_office, person_of
from models.rows.people import Person
from models.store.one_at_a_time import alone
from workflows.engine.cases import NotAllowed, Refusal
from workflows.law.roles import Role

_NAMED = re.compile(r'"?([^<>;"]*[^<>;"\s])"?\s*<\s*([^<>;\s]+)\s*>')
ALIKE = "write the name and the email address, as in Ruth Abernathy <ruth@example.org>"


class AlreadySetUp(Exception):
    """Somebody is in the desk, so that nobody is named from outside any more."""


def is_empty(session: Session) -> bool:
    """Say whether nobody is in the desk yet."""
    return session.scalar(select(Person.id).limit(1)) is None


def set_up(session: Session, facts: Mapping[str, Any], now: datetime) -> list[Person]:
    """Add the first people with their roles, the administrator first; or raise NotAllowed, or AlreadySetUp."""
    alone(session, "the first people of the desk")
    if not is_empty(session):
        raise AlreadySetUp
    said = entered(FirstPeople, facts, _unclear)
    people, refusals = [enter_person(session, {"name": said.name, "email": said.email}, now)], list[Refusal]()
    give_office(session, people[0], Role.SYSTEM_ADMIN, None, now)
    for field, held in FIRST_ROLES.items():
        for written in _written(getattr(said, field)):
            try:
                people.append(_person(session, written, now))
            except NotAllowed as refused:  # said beside the one field in which name and address stand
                refusals += (replace(each, field=field) for each in refused.refusals)
                continue
            give_office(session, people[-1], held.role, None, now)
    if refusals:
        raise NotAllowed(*refusals)
    audit(session, now, f"the desk was set up by {people[0].email}")
    return list(dict.fromkeys(people))


def _person(session: Session, written: str, now: datetime) -> Person:
    """Return the person who is written down, who may have another role already."""
    name, address = name_and_address(written)
    return person_of(session, address) or enter_person(session, {"name": name, "email": address}, now)


def name_and_address(written: str) -> tuple[str, str]:
    """Return who is written down, as in Ruth Abernathy <ruth@example.org>; two empty texts if that is not one person."""
    found = _NAMED.fullmatch(one_line(written))
    return (found[1], found[2]) if found else ("", "")


def _unclear(said: Mapping[str, Any]) -> Iterator[Refusal]:
    """Yield where no name or no address is to be found in what was written."""
    for field in FIRST_ROLES:
        if not all(all(name_and_address(each)) for each in _written(said.get(field))):
            yield wrong(field, ALIKE)


def _written(said: Any) -> tuple[str, ...]:
    """Return who is named in a field, which takes one or several."""
    return (said,) if isinstance(said, str) else tuple(said or ())
