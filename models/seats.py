"""When who may vote in the Advisory Committee changes, the open cases that it decides learn of it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from models.learning import learn_everywhere
from models.people import Person
from workflows.manual.conduct.committee import Committee
from workflows.people import OF_THE_COMMITTEE


def tell_of_member(session: Session, now: datetime, person: Person, *, was_member: bool = False) -> int:
    """Bring the Committee's cases up to date after a change of somebody's offices, agency or license.

    Ties to an agency count as much as the seat itself; for who neither sits nor sat there nothing is to be learned.
    """
    if not (was_member or is_member(person)):
        return 0
    return learn_everywhere(session, now, Committee)


def is_member(person: Person) -> bool:
    """Say whether somebody sits on the Committee."""
    return any(office.role in OF_THE_COMMITTEE for office in person.offices)
