"""The minimum data elements as a dated list: HUD's are the floor, and the Committee's motions add to it (2.1-minimum-elements)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.rows.cases import CaseRow
from models.rows.meetings import DataElement


@dataclass(frozen=True)
class ElementNow:
    """An element of the list, and by which motions it came and went."""

    element: DataElement
    added_by: str  # the number of the case
    ended_by: str

    def counts_on(self, day: date) -> bool:
        """Say whether it is asked for on a day."""
        row = self.element
        return row.begins_on <= day and (row.ends_on is None or row.ends_on >= day)


def elements(session: Session) -> list[ElementNow]:
    """Return all that was ever asked for, what began last first."""
    rows = session.scalars(select(DataElement).order_by(DataElement.begins_on.desc(), DataElement.id.desc())).all()
    ids = {each for row in rows for each in (row.case_id, row.ended_by_id) if each}
    found = session.execute(select(CaseRow.id, CaseRow.number).where(CaseRow.id.in_(ids)))
    numbers = {row[0]: row[1] for row in found}
    return [ElementNow(row, numbers.get(row.case_id, ""), numbers.get(row.ended_by_id or 0, "")) for row in rows]
