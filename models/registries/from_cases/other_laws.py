"""What other laws ask of an agency today, as its page shows it (3-conflict-of-law)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from models.lookups.standing.other_laws import KINDS, laws_of
from models.rows.people import Agency


@dataclass(frozen=True)
class LawNow:
    """A law that asks more of an agency than the manual, and what changed by it."""

    law: str
    since: date
    inspection_days: int | None
    correction_days: int | None
    programs: tuple[str, ...]
    count_as: str  # as what they count, in words


def laws_now(session: Session, agency: Agency) -> list[LawNow]:
    """Return the laws that ask more of an agency today."""
    return [
        LawNow(
            each.law, each.since, each.inspection_days, each.correction_days, tuple(one.name for one in each.programs),
            KINDS[each.protected_as].words if each.protected_as in KINDS else "",
        )
        for each in laws_of(session, agency.id)
        if each.ends_on is None
    ]  # fmt: skip
