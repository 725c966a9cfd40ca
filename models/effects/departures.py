"""What a departure writes into the registries: the end of a license, of roles, and of the account in WellSky (2.1)."""

from __future__ import annotations

from sqlalchemy import Select, select

from models.casebook.applying import Scene, apply, undo
from models.casebook.changing_hands import follow_licenses, give_back
from models.lookups.changes import tell_of_member, tell_of_users
from models.lookups.learning import learn_about
from models.registries.people_and_agencies import take_office
from models.rows.people import Person
from models.rows.registries import License, LicenseEvent
from workflows.facts.effects import said
from workflows.manual.people.departure.ending import DisableInWellSky, EndLicense, EndRoles


@apply.register
def end_license(effect: EndLicense, scene: Scene) -> None:
    """End the license at the agency of the case; one at another agency stays, and so do its tasks."""
    session, person = scene.session, _who_leaves(scene)
    for license_ in session.scalars(_licenses(scene).where(License.ended_at.is_(None))).all():
        license_.ended_at, license_.ended_why = scene.moment, said(effect.why)
        _write(scene, license_, f"Ended: {said(effect.why)}")
    give_back(session, person, scene.now, scene.person_id)
    learn_about(session, scene.now, person_id=person.id, agency_id=scene.row["agency_id"])
    tell_of_member(session, scene.now, person)
    tell_of_users(session, scene.now, scene.row["agency_id"])
    follow_licenses(session, {person.id}, (), scene.now, scene.person_id)


@apply.register
def end_roles(_: EndRoles, scene: Scene) -> None:
    """End the roles of the agency that is left; those of another agency, or of the whole desk, stay."""
    for office in list(_who_leaves(scene).offices):
        if office.agency_id is not None and office.agency_id == scene.row["agency_id"]:
            take_office(scene.session, office, scene.now, scene.person_id)


@apply.register
def disable_in_wellsky(_: DisableInWellSky, scene: Scene) -> None:
    """Write into the history of the license that its account is disabled."""
    latest = _licenses(scene).order_by(License.id.desc()).limit(1)
    for license_ in scene.session.scalars(latest).all():
        _write(scene, license_, "Disabled in WellSky")


def _who_leaves(scene: Scene) -> Person:
    return scene.session.get_one(Person, scene.row["subject_id"])


def _licenses(scene: Scene) -> Select[License]:
    return select(License).where(
        License.person_id == scene.row["subject_id"], License.agency_id == scene.row["agency_id"]
    )


def _write(scene: Scene, license_: License, words: str) -> None:
    event = LicenseEvent(license_id=license_.id, case_id=scene.row["id"], at=scene.moment, words=words)
    scene.session.add(event)


@undo.register
def not_ended(effect: EndLicense, scene: Scene) -> None:
    """Let the license that this case ended go on."""
    session, person = scene.session, _who_leaves(scene)
    ended = select(LicenseEvent.license_id).where(LicenseEvent.case_id == scene.row["id"])
    rows = _licenses(scene).where(License.id.in_(ended), License.ended_why == said(effect.why))
    for license_ in session.scalars(rows).all():
        license_.ended_at, license_.ended_why = None, ""
        _write(scene, license_, "Goes on: it was ended in error")
    learn_about(session, scene.now, person_id=person.id, agency_id=scene.row["agency_id"])
    tell_of_member(session, scene.now, person)
    tell_of_users(session, scene.now, scene.row["agency_id"])
    follow_licenses(session, {person.id}, (), scene.now, scene.person_id)


@undo.register
def roles_stay_ended(_: EndRoles, scene: Scene) -> None:
    """Write nothing: a role is given by whoever gives roles."""
    del scene


@undo.register
def not_disabled(_: DisableInWellSky, scene: Scene) -> None:
    """Write into the history of the license that its account is not disabled after all."""
    for license_ in scene.session.scalars(_licenses(scene).order_by(License.id.desc()).limit(1)).all():
        _write(scene, license_, "Not disabled in WellSky: that was entered in error")
