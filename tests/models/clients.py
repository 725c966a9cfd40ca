"""Factories: clients of two agencies who ask about their records, as the agencies enter it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from models.access.access import Viewer, viewer_of
from models.database import Database
from models.intake.intake import Sent, begin
from models.registries.guidelines import set_guideline
from models.registries.people_and_agencies import add_person, give_office, take_office
from models.rows.cases import CaseRow
from models.rows.people import Agency, Person
from tests.desks import SETTLED, local
from tests.notifications.mailroom import Mailroom
from workflows.law.roles import AGENCY_DIRECTOR

OTTER, MAPLE = "otter-creek-shelter", "maple-street-family-center"
CLIENT, ENTERED = "48213", local(1, 12)
ASKED: dict[str, Any] = {
    "agency": OTTER, "client": CLIENT, "received_on": "2026-01-05", "asked": "in writing",
    "asker": "the client, about their own record", "identity": "photo identification",
}  # fmt: skip
TO_INSPECT: dict[str, Any] = {**ASKED, "wanted": "to have a copy", "information": "Program stays", "medium": "on paper"}
TO_CORRECT: dict[str, Any] = {**ASKED, "information": "Prior Living Situation", "wrong": "it is inaccurate"}
DENIED: dict[str, Any] = {
    "ground": "requests are made in a repeated or harassing manner", "reason": "Nine letters in one week.",
    "explained_on": "2026-01-12", "request_recorded": True, "reason_recorded": True,
}  # fmt: skip
REFUSED = {name: value for name, value in DENIED.items() if name != "ground"}


class Counter(Mailroom):
    """A town in which clients ask, and an executive director at Otter Creek."""

    def __init__(self, database: Database) -> None:
        """Name the director."""
        super().__init__(database)
        with database.writing() as session:
            otter = session.query(Agency).filter_by(key=OTTER).one()
            helen = add_person(session, "Helen Marsh", "helen.marsh@desk.example", otter, SETTLED)
            give_office(session, helen, AGENCY_DIRECTOR, otter, SETTLED)
            self.helen = viewer_of(helen)

    def request(self, by: Viewer, process: str = "P11", now: datetime = ENTERED, how: str = "", **facts: Any) -> str:
        """Enter a client's request, and return the case's number."""
        form = TO_INSPECT if process == "P11" else TO_CORRECT
        with self.database.writing() as session:
            case_id = begin(session, by, process, Sent({**form, **facts}, how=how, another=True), now)
            return session.get_one(CaseRow, case_id).number

    def guide(self, days: int | None, now: datetime) -> int:
        """Set Otter Creek's own days, and say how many cases learned of it."""
        with self.database.writing() as session:
            otter = session.query(Agency).filter_by(key=OTTER).one()
            return set_guideline(session, otter, {"guideline_days": days}, now, self.dana.id)

    def leave_office(self, viewer: Viewer, now: datetime) -> None:
        """Let somebody hold no office any more."""
        with self.database.writing() as session:
            for office in list(session.get_one(Person, viewer.id).offices):
                take_office(session, office, now)
