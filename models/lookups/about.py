"""For what a record is looked up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from models.access.concern import asker_of
from models.access.rulebook import rulebook_of


@dataclass(frozen=True, slots=True)
class About:
    """A case, without a number while it is being opened, and whose it is."""

    case_id: int | None
    agency_id: int | None
    subject_id: int | None
    client: str = ""
    parties: tuple[int, ...] = ()  # the agencies that have a part in it, while it is being opened
    asker_id: int | None = None  # who began it, or begins it, where that keeps somebody from deciding


def about_case(session: Session, row: Mapping[Any, Any]) -> About:
    """Return for what a case looks things up."""
    asked = row["process"] in rulebook_of(session).by_another
    asker = asker_of(session, row["id"]) if asked else None
    return About(row["id"], row["agency_id"], row["subject_id"], row["client"], asker_id=asker)
