"""What the desk finds out of the access that a user has (P06)."""

from __future__ import annotations

from datetime import datetime
from itertools import takewhile

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.lookups.about import About
from models.rows.people import Office
from models.rows.registries import License, LicenseLevel
from workflows.law.roles import AGENCY_DIRECTOR, STAFF
from workflows.manual.people.access_level.held import AccessHeld


def access_held(session: Session, about: About) -> AccessHeld:
    """Look up the access level at the agency, and whether the user is its director or works for ICA (2.2-sec-access-level)."""
    held = select(License.level, License.art).where(
        License.person_id == about.subject_id, License.agency_id == about.agency_id, License.ended_at.is_(None)
    )
    license_ = session.execute(held.order_by(License.id.desc()).limit(1)).one_or_none()
    offices = session.execute(select(Office.role, Office.agency_id).where(Office.person_id == about.subject_id)).all()
    return AccessHeld(
        level=license_.level if license_ else "",
        art=bool(license_ and license_.art),
        of_ica=any(role in STAFF for role, _ in offices),
        director=(AGENCY_DIRECTOR, about.agency_id) in [(role, agency) for role, agency in offices],
    )


def art_since(license_: License) -> datetime | None:
    """Return since when a license has been one for ART without a break."""
    if not license_.art:
        return None
    with_art = list(takewhile(LicenseLevel.has_art, reversed(license_.levels_that_count())))
    return with_art[-1].since if with_art else license_.issued_at
