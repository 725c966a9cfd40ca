"""What the naming of an Agency Administrator writes into the directory: the role, and with it the agency's open tasks."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.casebook.applying import Scene, apply, forbid, undo
from models.registries.entries import refused
from models.registries.people_and_agencies import add_person, give_office, person_of, take_office
from models.rows.people import Agency, Office, Person
from models.rows.registries import License
from workflows.facts.effects import Effect, said
from workflows.law.person_names import is_name_of
from workflows.law.roles import AGENCY_ADMIN
from workflows.manual.people.administrator.ending import EndAdministration
from workflows.manual.people.administrator.recording import DesignateAdministrator


@apply.register
def designate(effect: DesignateAdministrator, scene: Scene) -> None:
    """Give the role to whom the agency names, who may be new to the desk, and then end it of whoever gives it up."""
    may_not_administer(effect, scene)
    session, agency = scene.session, _agency(scene)
    person = person_of(session, said(effect.email))
    if person is None:
        person = add_person(session, said(effect.name), said(effect.email), agency, scene.now)
        session.flush()
    give_office(session, person, AGENCY_ADMIN, agency, scene.now, by=scene.person_id)
    _take(scene, said(effect.instead_of))


@forbid.register
def may_not_administer(effect: DesignateAdministrator, scene: Scene, was: Effect | None = None) -> None:
    """Forbid somebody who has left, somebody of another agency, and an address that goes with another name."""
    del was
    session, agency, address = scene.session, _agency(scene), said(effect.email)
    person = person_of(session, address)
    if person is None:
        return
    if not is_name_of(said(effect.name), person.name):
        raise refused(f"{address} belongs to somebody with another name; ask the agency for another name or address")
    if person.left_at is not None:
        raise refused(f"{person.name} has left; record first that {person.name} is back, or ask for another name")
    if person.agency_id != agency.id and not _is_user(session, person, agency):
        raise refused(
            f"{person.name} does not work for {agency.name}; correct it in the directory, or ask for another name"
        )


def _is_user(session: Session, person: Person, agency: Agency) -> bool:
    held = (License.person_id == person.id, License.agency_id == agency.id, License.ended_at.is_(None))
    return session.scalar(select(License.id).where(*held).limit(1)) is not None


@undo.register
def not_designated(effect: DesignateAdministrator, scene: Scene) -> None:
    """Let who gave the role up have it again, and end it of who was named."""
    _give(scene, said(effect.instead_of))
    _take(scene, (said(effect.email),))


@apply.register
def end_administration(effect: EndAdministration, scene: Scene) -> None:
    """End the role of whoever administers the agency; its open tasks go to ICA's System Administrator."""
    _take(scene, said(effect.whose))


@undo.register
def administration_goes_on(effect: EndAdministration, scene: Scene) -> None:
    """Give the role back to who administered the agency."""
    _give(scene, said(effect.whose))


def _agency(scene: Scene) -> Agency:
    return scene.session.get_one(Agency, scene.row["agency_id"])


def _give(scene: Scene, addresses: Iterable[str]) -> None:
    for address in addresses:
        person = person_of(scene.session, address)
        if person is not None and person.left_at is None:
            give_office(scene.session, person, AGENCY_ADMIN, _agency(scene), scene.now, by=scene.person_id)


def _take(scene: Scene, addresses: Iterable[str]) -> None:
    for address in addresses:
        person = person_of(scene.session, address)
        for office in _held(person, scene.row["agency_id"]) if person else ():
            take_office(scene.session, office, scene.now, scene.person_id)


def _held(person: Person, agency_id: int) -> list[Office]:
    return [each for each in person.offices if each.role is AGENCY_ADMIN and each.agency_id == agency_id]
