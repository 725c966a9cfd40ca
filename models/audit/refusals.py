"""What was refused to whom: counted by person and minute, the first in words."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from models.access.access import Viewer
from models.audit.tallies import count_one
from models.audit.writing import Matter

PLACE = 150  # characters of an address


def refused(session: Session, viewer: Viewer, wall: datetime, status: int, way: str) -> None:
    """Count something that was refused to somebody, by the way they went."""
    words = "was refused" if status == FORBIDDEN else "did not find, or may not see,"
    count_one(session, wall, Matter.REFUSED, f"{words} {way[:PLACE]} ({status})", viewer.id)


def sign_in_failed(session: Session, person_id: int | None, wall: datetime, address: str) -> None:
    """Count a sign-in that failed; those with addresses that nobody has are one count together."""
    whose = "" if person_id else ", which is nobody's"
    count_one(session, wall, Matter.FAILED, f"a sign-in failed as {address[:PLACE]}{whose}", person_id)


FORBIDDEN = 403
