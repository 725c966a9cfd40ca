"""For what a record is looked up."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class About:
    """A case, without a number while it is being opened, and whose it is."""

    case_id: int | None
    agency_id: int | None
    subject_id: int | None
    client: str = ""
