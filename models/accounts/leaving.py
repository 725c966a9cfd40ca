"""What follows when somebody stops: offices end, tasks go back to the team, and nobody signs in under the name."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.access.access import Viewer, visible
from models.access.routing import holders
from models.access.rulebook import rulebook_of
from models.accounts.ways_in import shut_out
from models.casebook.changing_hands import give_back, on_the_desk_of
from models.lookups.learning import learn_about
from models.registries.entries import refused
from models.registries.people_and_agencies import audit, take_office
from models.rows.cases import CaseRow, DutyRow
from models.rows.people import Agency, Office, Person
from workflows.law.guarded_roles import BY_TWO, any_guarded
from workflows.law.roles import AGENCY_ADMIN, SYSTEM_ADMIN


def end_office(session: Session, office: Office, now: datetime, by: int) -> None:
    """End an office, and give back the tasks its holder may no longer do; or raise NotAllowed."""
    _by_two(session, [office], now)
    _somebody_stays(session, office)
    holder = office.holder
    take_office(session, office, now, by)
    give_back(session, holder, now, by)


def leave(session: Session, person: Person, now: datetime, by: int, *, wall: datetime) -> None:
    """Record that a person left: all offices end, tasks go back to the teams, every key is void; or raise NotAllowed."""
    if person.id == by:
        raise refused("you can't record that you left; ask another System Administrator")
    _by_two(session, person.offices, now)
    for office in person.offices:
        _somebody_stays(session, office)
    person.left_at = now
    shut_out(session, person, wall)
    for office in list(person.offices):
        take_office(session, office, now, by)
    give_back(session, person, now, by)
    learn_about(session, now, person_id=person.id)
    audit(session, now, f"{person.email} left", by)


def come_back(session: Session, person: Person, now: datetime, by: int) -> None:
    """Record that a person who left is back; offices and a password are given anew."""
    if person.left_at is not None:
        person.left_at = None
        learn_about(session, now, person_id=person.id)
        audit(session, now, f"{person.email} is back", by)


def _by_two(session: Session, offices: Iterable[Office], now: datetime) -> None:
    """Refuse that one person ends a guarded role."""
    if any_guarded((office.role for office in offices), rulebook_of(session).policy(now)):
        raise refused(BY_TWO)


def _somebody_stays(session: Session, office: Office) -> None:
    """Refuse to end the last office that may give offices."""
    if office.is_a(SYSTEM_ADMIN) and not holders(session, SYSTEM_ADMIN, None, {office.person_id}):
        raise refused(f"first give somebody else the role of {SYSTEM_ADMIN} first; its tasks would be nobody's")


def tasks_of(session: Session, person: Person, viewer: Viewer) -> int:
    """Count the open tasks that are a person's own, in the cases that the asker may know of."""
    known = select(CaseRow.id).where(visible(viewer, rulebook_of(session)))
    rows = select(func.count(DutyRow.id)).where(on_the_desk_of(person), DutyRow.case_id.in_(known))
    return session.scalar(rows) or 0


def orphaned(session: Session, office: Office) -> Agency | None:
    """Return the agency that would be left without an Agency Administrator, if ending an office does that."""
    if not office.is_a(AGENCY_ADMIN) or holders(session, AGENCY_ADMIN, office.agency_id, {office.person_id}):
        return None
    return session.get(Agency, office.agency_id)


def administrators_tasks(session: Session, agency: Agency) -> int:
    """Count the open tasks that are for the Agency Administrator of an agency."""
    owed = (DutyRow.agency_id == agency.id, DutyRow.owner == AGENCY_ADMIN, DutyRow.closed_at.is_(None))
    return session.scalar(select(func.count(DutyRow.id)).where(*owed)) or 0
