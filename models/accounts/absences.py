"""Entering when somebody is away and who stands in, and taking it back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.accounts.forms import BeingAway
from models.registries.entries import entered, wrong
from models.registries.people_and_agencies import audit, person_of
from models.rows.notices import NoticeRow
from models.rows.people import Absence, Person
from models.store.one_at_a_time import alone
from workflows.engine.cases import Refusal
from workflows.grammar.steps import LOCAL
from workflows.law.roles import SYSTEM_ADMIN

COVERING = "covering"  # the notice to whoever stands in
LONGEST = timedelta(days=366)


def enter_absence(session: Session, person: Person, facts: Mapping[str, Any], now: datetime, today: date) -> None:
    """Keep on which days somebody is away, and who stands in; or raise NotAllowed."""
    alone(session, f"absences of {person.id}")

    def check(said: Mapping[str, Any]) -> Iterator[Refusal]:
        yield from _days(session, person, said, today)
        yield from _who(session, person, said)

    new = entered(BeingAway, facts, check)
    stand_in = person_of(session, new.stand_in) if new.stand_in else None
    session.add(
        Absence(
            person_id=person.id, begins_on=new.begins_on, ends_on=new.ends_on,
            stand_in_id=stand_in.id if stand_in else None, entered_at=now,
        )
    )  # fmt: skip
    if stand_in:
        session.add(
            NoticeRow(template=COVERING, role=SYSTEM_ADMIN, person_id=stand_in.id, clause=LOCAL, duty="", created_at=now,
                      catch_up=False, outcome="")
        )  # fmt: skip
    who = f"; {stand_in.email} covers" if stand_in else ""
    audit(session, now, f"{person.email} is away from {new.begins_on} to {new.ends_on}{who}", person.id)


def _days(session: Session, person: Person, said: Mapping[str, Any], today: date) -> Iterator[Refusal]:
    begins, ends = said.get("begins_on"), said.get("ends_on")
    if not isinstance(begins, date) or not isinstance(ends, date):
        return
    if ends < begins:
        yield wrong("ends_on", "enter a last day that is not before the first one")
    elif ends < today:
        yield wrong("ends_on", "enter a last day that is not over yet")
    elif ends - begins > LONGEST:
        yield wrong("ends_on", f"enter at most {LONGEST.days} days; whoever is away for longer hands over what they do")
    other = (Absence.person_id == person.id, Absence.begins_on <= ends, Absence.ends_on >= begins)
    if session.scalar(select(Absence.id).where(*other).limit(1)):
        yield wrong("begins_on", "you are away on some of these days already; take that back first")


def _who(session: Session, person: Person, said: Mapping[str, Any]) -> Iterator[Refusal]:
    address = said.get("stand_in")
    if not address:
        return
    found = person_of(session, address)
    if found is not None and found.id == person.id:
        yield wrong("stand_in", "enter somebody else's address, or leave it empty")
    elif found is None or not _works_with(person, found):
        yield wrong("stand_in", "enter the address of a colleague who has a role here")


def _works_with(person: Person, other: Person) -> bool:
    """Say whether somebody may be named: nobody learns by trying who else is on the desk."""
    same = person.agency_id is not None and other.agency_id == person.agency_id
    return other.left_at is None and (same or bool(other.offices))


def absences_of(session: Session, person: Person, today: date) -> list[tuple[Absence, str]]:
    """Return when somebody is away, from today on, with the name of who stands in."""
    rows = select(Absence, Person.name).outerjoin(Person, Person.id == Absence.stand_in_id)
    mine = rows.where(Absence.person_id == person.id, Absence.ends_on >= today)
    return [(row[0], row[1] or "") for row in session.execute(mine.order_by(Absence.begins_on))]


def end_absence(session: Session, person: Person, absence_id: int, now: datetime, today: date) -> bool:
    """Let an absence end yesterday, or never have been to come; say whether there was one."""
    mine = (Absence.id == absence_id, Absence.person_id == person.id, Absence.ends_on >= today)
    found = session.scalars(select(Absence).where(*mine)).one_or_none()
    if found is None:
        return False
    if found.begins_on >= today:
        session.delete(found)
    else:
        found.ends_on = today - timedelta(days=1)
    audit(session, now, f"{person.email} is back", person.id)
    return True
