"""Factories: a research project in a desk with three agencies, two of which are asked for their data."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import select

from models.access.access import Viewer, viewer_of
from models.database import Database
from models.intake.intake import Sent, act, begin
from models.registries.people_and_agencies import add_agency, add_person, give_office
from models.rows.cases import CaseRow
from models.rows.people import Agency
from tests.desks import SETTLED, Town, local
from workflows.law.continua import Continuum
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR

OTTER, MAPLE = "otter-creek-shelter", "maple-street-family-center"
PROPOSAL: dict[str, Any] = {
    "project": "Winter shelter and health", "institution": "University of Vermont",
    "relationship": "Memorandum of understanding", "related_since": "2025-09-01", "researcher": "Vera Lang",
    "researcher_email": "vera.lang@uvm.example", "affiliation": "employed by the institution",
    "agencies": [OTTER, MAPLE], "human_subjects": False, "project_ends": "2026-06-30",
}  # fmt: skip
TERMS: dict[str, Any] = {"rules": True, "returns": True, "no_other_use": True, "complies": True}
CERTIFICATE: dict[str, Any] = {
    "outcome": "disposed of", "certified_on": "2026-07-10", "certified_by": "Vera Lang",
}  # fmt: skip


def approval(viewer: Viewer, day: str = "2026-03-09") -> dict[str, Any]:
    """Return somebody's written approval."""
    return {"signed_as": viewer.name, "approved_on": day, "independent": True}


class Campus(Town):
    """A town whose research projects are those of a university."""

    def __init__(self, database: Database) -> None:
        """Add a third agency, which is asked for nothing."""
        super().__init__(database)
        with database.writing() as session:
            kingdom = add_agency(session, "Kingdom Road Services", "outreach program", [Continuum.BALANCE])
            wes = add_person(session, "Wes Tully", "wes.tully@desk.example", kingdom, SETTLED)
            give_office(session, wes, AGENCY_ADMIN, kingdom, SETTLED)
            self.wes = viewer_of(wes)

    def direct(self, name: str, key: str) -> Viewer:
        """Let somebody be the executive director of an agency."""
        with self.database.writing() as session:
            agency = session.scalars(select(Agency).where(Agency.key == key)).one()
            person = add_person(session, name, f"{name.split(maxsplit=1)[0].lower()}@desk.example", agency, SETTLED)
            give_office(session, person, AGENCY_DIRECTOR, agency, SETTLED)
            return viewer_of(person)

    def propose(self, by: Viewer | None = None, **facts: Any) -> str:
        """Record a proposal on March 2, and return the number of its case."""
        with self.database.writing() as session:
            case_id = begin(session, by or self.dana, "P15", Sent({**PROPOSAL, **facts}, another=True), local(3, 2))
            return session.get_one(CaseRow, case_id).number

    def asked(self, **facts: Any) -> str:
        """Let the agencies decide from March 9 on."""
        number = self.propose(**facts)
        self.do(number, self.dana, "accept-terms", local(3, 9), **TERMS)
        return number

    def running(self) -> str:
        """Let both agencies approve on March 9, and ICA's director on March 12."""
        number = self.asked()
        self.do(number, self.tess, "approve", local(3, 9), **approval(self.tess))
        self.do(number, self.omar, "approve", local(3, 9), **approval(self.omar))
        self.do(number, self.nora, "approve-for-ica", local(3, 12), **approval(self.nora, "2026-03-12"))
        return number

    def extended(self, number: str, until: str, day: datetime) -> None:
        """Let both agencies agree to an extension, and then ICA's director."""
        self.do(number, self.dana, "ask-extension", day, runs_until=until, why="a second winter")
        for who in (self.tess, self.omar):
            self.do(number, who, "approve-extension", day, signed_as=who.name, independent=True)
        granted = {"runs_until": until, "signed_as": self.nora.name, "independent": True}
        self.do(number, self.nora, "approve-extension-for-ica", day, **granted)

    def answer_for(self, number: str, by: Viewer, agency: str) -> None:
        """Let somebody approve in the name of an agency."""
        with self.database.writing() as session:
            sent = Sent(approval(by), party=agency)
            act(session, by, number, "approve", sent, now=local(3, 9), version=None)
