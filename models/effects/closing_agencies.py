"""What the end of a partner agency writes into the directory: its licenses end, and then it is closed."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.casebook.applying import Scene, apply, forbid, undo
from models.casebook.changing_hands import follow_licenses
from models.lookups.agencies import open_work
from models.lookups.changes import tell_of_member, tell_of_users
from models.lookups.learning import learn_about
from models.registries.entries import refused
from models.registries.people_and_agencies import audit
from models.rows.people import Agency
from models.rows.registries import License, LicenseEvent
from workflows.facts.effects import Effect
from workflows.law.wording import listed
from workflows.manual.people.partner_agency.closing import CloseAgency, EndAgencyLicenses

WITH_ITS_AGENCY = "the agency left"


@apply.register
def end_agency_licenses(_: EndAgencyLicenses, scene: Scene) -> None:
    """End all licenses of the agency; the cases that rest on one end with it."""
    open_ = (License.agency_id == scene.row["agency_id"], License.ended_at.is_(None))
    ended = list(scene.session.scalars(select(License).where(*open_).order_by(License.id)).unique())
    for each in ended:
        each.ended_at, each.ended_why = scene.moment, WITH_ITS_AGENCY
        _write(scene, each, f"Ended: {WITH_ITS_AGENCY}")
    _spread(scene, ended)


@undo.register
def licenses_go_on(_: EndAgencyLicenses, scene: Scene) -> None:
    """Bring back the licenses that this case ended."""
    mine = select(LicenseEvent.license_id).where(LicenseEvent.case_id == scene.row["id"])
    rows = select(License).where(License.id.in_(mine), License.ended_why == WITH_ITS_AGENCY).order_by(License.id)
    back = list(scene.session.scalars(rows).unique())
    for each in back:
        each.ended_at, each.ended_why = None, ""
        _write(scene, each, "Goes on: it was ended in error")
    _spread(scene, back)


@apply.register
def close_agency(effect: CloseAgency, scene: Scene) -> None:
    """Close the agency, unless some of its work is open."""
    may_not_close(effect, scene)
    agency = scene.session.get_one(Agency, scene.row["agency_id"])
    agency.closed_at = scene.moment
    audit(scene.session, scene.now, f"the agency {agency.key} was closed", scene.person_id)


@forbid.register
def may_not_close(effect: CloseAgency, scene: Scene, was: Effect | None = None) -> None:
    """Forbid to close an agency of which a case is open that somebody could finish."""
    del effect, was
    if numbers := open_work(scene.session, scene.row["agency_id"], scene.row["id"]):
        raise refused(f"cases of the agency are open still: {listed(numbers)}; finish or withdraw each first")


@undo.register
def opened_again(_: CloseAgency, scene: Scene) -> None:
    """Open the agency again."""
    agency = scene.session.get_one(Agency, scene.row["agency_id"])
    agency.closed_at = None
    audit(scene.session, scene.now, f"the agency {agency.key} is open again: it was closed in error", scene.person_id)


def _write(scene: Scene, license_: License, words: str) -> None:
    scene.session.add(LicenseEvent(license_id=license_.id, case_id=scene.row["id"], at=scene.moment, words=words))


def _spread(scene: Scene, licenses: list[License]) -> None:
    session: Session = scene.session
    session.flush()
    learn_about(session, scene.now, agency_id=scene.row["agency_id"])
    for each in licenses:
        learn_about(session, scene.now, person_id=each.person_id)
        tell_of_member(session, scene.now, each.person)
    tell_of_users(session, scene.now, scene.row["agency_id"])
    follow_licenses(session, (), {scene.row["agency_id"]}, scene.now, scene.person_id)
