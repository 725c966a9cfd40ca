"""What a funder's agreement writes into the directory: who is named under it, and the end of their licenses (3.3-agreement)."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select

from models.casebook.applying import Scene, apply, forbid, undo
from models.casebook.changing_hands import follow_licenses
from models.lookups.changes import tell_of_member, tell_of_users
from models.lookups.disclosure import WITH_THE_AGREEMENT, named_under
from models.lookups.learning import learn_about
from models.registries.entries import wrong
from models.registries.people_and_agencies import add_person, person_of
from models.rows.disclosures import UserOfFunder
from models.rows.registries import License, LicenseEvent
from workflows.engine.cases import NotAllowed
from workflows.facts.effects import Effect, said
from workflows.law.person_names import is_name_of
from workflows.manual.disclosure.funder_access.ending import EndFunderLicenses
from workflows.manual.disclosure.funder_access.naming import NameFunderUser

UNLIKE = "the directory has this address under another name; check both, or correct the directory first"
TWICE = "this person is named under the agreement already"


@forbid.register
def may_not_name(effect: NameFunderUser, scene: Scene, was: Effect | None = None) -> None:
    """Forbid an address that is somebody else's, and a person who is named already."""
    if was == effect:
        return
    person = person_of(scene.session, said(effect.email))
    if person is None:
        return
    if not is_name_of(said(effect.name), person.name):
        raise NotAllowed(wrong("name", UNLIKE))
    if scene.corrected_at is None and _open_row(scene, person.id):
        raise NotAllowed(wrong("email", TWICE))


@apply.register
def name_user(effect: NameFunderUser, scene: Scene) -> None:
    """Put somebody on record as staff of the funder; the directory gets to know who is new to it."""
    may_not_name(effect, scene)
    session, email = scene.session, said(effect.email)
    person = person_of(session, email) or add_person(session, said(effect.name), email, None, scene.now)
    session.flush()
    session.add(UserOfFunder(case_id=scene.row["id"], person_id=person.id))
    session.flush()


@undo.register
def never_named(effect: NameFunderUser, scene: Scene) -> None:
    """Let the naming count for nothing; it is kept, and so is the person."""
    person = person_of(scene.session, said(effect.email))
    for row in _rows(scene, person.id if person else 0):
        row.void_at = scene.now
    tell_of_users(scene.session, scene.now, scene.row["agency_id"])


@apply.register
def end_funder_licenses(_: EndFunderLicenses, scene: Scene) -> None:
    """End the licenses of those who are named under the agreement; requests for them end with it too."""
    ended = [each for each in _licenses(scene) if each.ended_at is None]
    for each in ended:
        each.ended_at, each.ended_why = scene.moment, WITH_THE_AGREEMENT
        _write(scene, each, f"Ended: {WITH_THE_AGREEMENT}")
    _spread(scene, ended)


@undo.register
def funder_licenses_go_on(_: EndFunderLicenses, scene: Scene) -> None:
    """Bring back the licenses that ended with the agreement; what was asked for is asked for anew."""
    back = [each for each in _licenses(scene) if each.ended_why == WITH_THE_AGREEMENT]
    for each in back:
        each.ended_at, each.ended_why = None, ""
        _write(scene, each, "Goes on: it was ended in error")
    _spread(scene, back)


def license_issued(scene: Scene, license_: License) -> None:
    """Note under which funder's agreement a license was issued, if under one (2.1-user-eligibility)."""
    row = named_under(scene.session, scene.row["id"])
    if row is not None:
        row.license_id = license_.id


def _licenses(scene: Scene) -> list[License]:
    mine = select(UserOfFunder.license_id).where(UserOfFunder.case_id == scene.row["id"])
    return list(scene.session.scalars(select(License).where(License.id.in_(mine)).order_by(License.id)).unique())


def _rows(scene: Scene, person_id: int) -> Iterable[UserOfFunder]:
    which = (UserOfFunder.case_id == scene.row["id"], UserOfFunder.person_id == person_id)
    return scene.session.scalars(select(UserOfFunder).where(*which)).all()


def _open_row(scene: Scene, person_id: int) -> bool:
    """Say whether somebody is named already, and has a license that has not ended."""
    licenses = {each.id: each for each in _licenses(scene)}
    return any(each.license_id and licenses[each.license_id].ended_at is None for each in _rows(scene, person_id))


def _write(scene: Scene, license_: License, words: str) -> None:
    scene.session.add(LicenseEvent(license_id=license_.id, case_id=scene.row["id"], at=scene.moment, words=words))


def _spread(scene: Scene, licenses: Iterable[License]) -> None:
    """Let the open cases learn of it: those of the people, of the agency, and the Committee's."""
    session, agency_id = scene.session, scene.row["agency_id"]
    session.flush()
    learn_about(session, scene.now, agency_id=agency_id)
    for each in licenses:
        learn_about(session, scene.now, person_id=each.person_id)
        tell_of_member(session, scene.now, each.person)
    tell_of_users(session, scene.now, agency_id)
    follow_licenses(session, (), {agency_id}, scene.now, scene.person_id)
