"""The people of an agency and how each stands: the license there, what suspends it, and what is still to be done."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.access.access import Viewer
from models.lookups.bars import bars_of
from models.registries.on_record.open_tasks import next_of
from models.rows.conduct import Sanction
from models.rows.people import Agency, Person
from models.rows.registries import License


class PersonHere(NamedTuple):
    """Somebody of the agency."""

    person: Person
    license: License | None  # the one that has not ended
    suspended: bool
    tasks: int  # that are open about the person, of those the reader may know of
    next_due: datetime | None


def people_here(session: Session, viewer: Viewer, of: Agency, people: Sequence[Person]) -> list[PersonHere]:
    """Return how some people of an agency stand there; the asker may see the agency."""
    ids = [each.id for each in people]
    mine = (License.agency_id == of.id, License.person_id.in_(ids), License.ended_at.is_(None))
    rows = session.scalars(select(License).where(*mine).order_by(License.id)).unique().all()
    held, bars = {row.person_id: row for row in rows}, bars_of(session, rows)
    open_ = next_of(session, viewer, ids)
    return [
        PersonHere(each, held.get(each.id), _is_suspended(held.get(each.id), bars), *open_[each.id]) for each in people
    ]


def _is_suspended(license_: License | None, bars: dict[int, list[Sanction]]) -> bool:
    return license_ is not None and any(bar.ended_at is None for bar in bars[license_.id])
