"""The bars of licenses: each is set and ended by its own case only, and they run side by side (crossings: License)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from models.rows.conduct import Sanction
from models.rows.registries import License

VIOLATION, AGENCY_WIDE, TRAINING, LOCK = "violation", "agency", "training", "lock"  # the kinds of bars
UNPAID = "unpaid"
IN_ERROR = "entered in error"


def active_bars(session: Session, license_: License) -> list[Sanction]:
    """Return the bars that stand against a license: its holder's, and its agency's."""
    whose = or_(Sanction.person_id == license_.person_id, Sanction.agency_id == (license_.agency_id or 0))
    return list(session.scalars(select(Sanction).where(whose, Sanction.ended_at.is_(None)).order_by(Sanction.id)))


def bars_of(session: Session, licenses: Iterable[License]) -> dict[int, list[Sanction]]:
    """Return all bars of some licenses, those that ended too, the newest first."""
    found = list(licenses)
    people, agencies = {each.person_id for each in found}, {each.agency_id for each in found}
    whose = or_(Sanction.person_id.in_(people), Sanction.agency_id.in_([each for each in agencies if each]))
    rows = list(session.scalars(select(Sanction).where(whose).order_by(Sanction.id.desc())))
    return {each.id: [bar for bar in rows if _touches(bar, each)] for each in found}


def _touches(bar: Sanction, license_: License) -> bool:
    theirs = bar.person_id == license_.person_id if bar.person_id else bar.agency_id == license_.agency_id
    overlaps = bar.ended_at is None or bar.ended_at >= license_.issued_at
    return theirs and overlaps and (license_.ended_at is None or bar.begun_at <= license_.ended_at)


def is_barred(session: Session, person_id: int | None, agency_id: int | None) -> bool:
    """Say whether a bar stands that a license of this person at this agency would fall under."""
    whose = or_(Sanction.person_id == (person_id or 0), Sanction.agency_id == (agency_id or 0))
    return session.scalar(select(Sanction.id).where(whose, Sanction.ended_at.is_(None)).limit(1)) is not None


def bars_set_by(session: Session, case_id: int) -> list[Sanction]:
    """Return the bars that a case has set."""
    return list(session.scalars(select(Sanction).where(Sanction.case_id == case_id).order_by(Sanction.id)))


def end(bar: Sanction, at: datetime, why: str) -> None:
    """End a bar that stands; it never ends before it began."""
    if bar.ended_at is None:
        bar.ended_at, bar.ended_why = max(at, bar.begun_at), why
