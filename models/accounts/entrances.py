"""By which way somebody came in: a browser's session or a program's token, whose it is, and how far it reaches."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto
from typing import Any

from sqlalchemy import Select, select

from models.access.access import Viewer
from models.rows.people import Office, Person
from workflows.law.door import WHOLE, Reach

WHO: Select[*tuple[Any, ...]] = (
    select(Person.id, Person.name, Person.agency_id.label("own_agency_id"), Office.role, Office.agency_id)
    .outerjoin(Office, Office.person_id == Person.id)
    .where(Person.left_at.is_(None))
)


class Way(Enum):
    """What lets somebody in."""

    SESSION = auto()
    TOKEN = auto()


@dataclass(frozen=True)
class Entrance:
    """A way by which somebody came in just now."""

    viewer: Viewer
    way: Way
    id: int
    is_due: bool  # whether it is to be written down that it was used
    reach: Reach = WHOLE

    @classmethod
    def of(cls, rows: Sequence[dict[str, Any]], way: Way, noted_since: datetime, reach: Reach = WHOLE) -> Entrance:
        """Return what rows say of a way, with an office of its person each; it was last written down before some moment."""
        last_at = rows[0]["last_at"]
        return cls(viewer_in(rows), way, rows[0]["way_id"], last_at is None or last_at <= noted_since, reach)


def viewer_in(rows: Sequence[dict[str, Any]]) -> Viewer:
    """Return who asks, from rows with an office each."""
    offices = ((row["role"], row["agency_id"]) for row in rows if row["role"])
    return Viewer(rows[0]["id"], rows[0]["name"], frozenset(offices), rows[0]["own_agency_id"])
