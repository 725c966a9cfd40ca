"""Factories: a town in which users disclose conflicts of interest, or are suspected of one."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from models.access.access import Viewer
from models.intake.intake import Sent, begin
from models.rows.cases import CaseRow
from models.rows.people import Agency
from tests.desks import local
from tests.models.complaining import IDA, Leaders
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR

TESS, DANA, KOFI, NORA = (
    f"{name}@desk.example" for name in ("tess.barlow", "dana.whitcomb", "kofi.mensah", "nora.feld")
)
LUCY = "lucy.brandt@desk.example"
DISCLOSED: dict[str, Any] = {
    "agency": "otter-creek-shelter", "user": IDA, "source": "the user disclosed it", "whose": "an immediate family member's",
    "recipient": "the Agency Administrator", "known_on": "2026-03-02", "what": "A close relative is served here.",
}  # fmt: skip
SUSPECTED: dict[str, Any] = {
    **DISCLOSED, "recipient": None, "what": "A record changed at night.",
    "source": "somebody suspects that the user changed their own or a family member's record",
}  # fmt: skip
ARRANGED: dict[str, Any] = {"agreed_on": "2026-03-04", "arranged": "Ned enters that data."}
AUDITED: dict[str, Any] = {
    "run_on": "2026-03-04", "covers_from": "2026-02-01", "covers_through": "2026-03-03", "finding": "As recorded.",
}  # fmt: skip
NONE, INFRACTION = {**AUDITED, "result": "no infraction"}, {**AUDITED, "result": "an infraction"}
CAME, LATER = local(3, 3), local(3, 4)


class Colleagues(Leaders):
    """A town whose shelter has an executive director too."""

    def __post_init__(self) -> None:
        """Settle the director."""
        super().__post_init__()
        with self.database.writing() as session:
            otter = session.query(Agency).filter_by(key="otter-creek-shelter").one()
            self.helen = self._officer(session, "Helen Marsh", AGENCY_DIRECTOR, otter)

    def seat_second(self) -> None:
        """Give the shelter a second administrator."""
        with self.database.writing() as session:
            otter = session.query(Agency).filter_by(key="otter-creek-shelter").one()
            self._officer(session, "Lucy Brandt", AGENCY_ADMIN, otter)

    def record(self, facts: dict[str, Any], by: Viewer | None = None, now: datetime = CAME, **changed: Any) -> str:
        """Record a conflict with some fields changed, and return the number of its case."""
        with self.database.writing() as session:
            case_id = begin(session, by or self.tess, "P09", Sent({**facts, **changed}, another=True), now)
            return session.get_one(CaseRow, case_id).number
