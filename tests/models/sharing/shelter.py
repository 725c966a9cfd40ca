"""Factories: a shelter whose programs are switched, and clients who sign, or ask that nothing be shared."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from models.access.access import Viewer
from models.database import Database
from models.intake.intake import Sent, begin
from models.registries.edits.editing import edit
from models.registries.edits.programs import PROGRAMS
from models.registries.from_cases.sharing import AtAgency, shared
from models.registries.programs import enter_program
from models.rows.cases import CaseRow
from models.rows.people import Agency, Program
from models.rows.registries import License
from tests.desks import SETTLED, local
from tests.models.conflict_of_interest.colleagues import Colleagues

OTTER, MAPLE, CLIENT = "otter-creek-shelter", "maple-street-family-center", "1234567"
PROGRAM: dict[str, Any] = {
    "agency": OTTER, "name": "Harbor Shelter", "project_id": "101", "continuum": "Balance of State",
    "kind": "emergency shelter", "protected": [],
}  # fmt: skip
SIGNED: dict[str, Any] = {
    "agency": OTTER, "client": CLIENT, "programs": ["101"], "signer": "the client, who is of age",
    "signed_on": "2026-03-05", "informed": True, "on_paper": True,
}  # fmt: skip
STOPPED: dict[str, Any] = {
    "agency": OTTER,
    "client": CLIENT,
    "why": "the client asks not to share it",
    "known_on": "2026-05-01",
}
ABUSE = "the client is or may be a victim of abuse, neglect or domestic violence"
SWITCHED: dict[str, Any] = {
    "agency": OTTER, "programs": ["101"], "direction": "Shared: records of clients who signed a form",
}  # fmt: skip


class Shelter(Colleagues):
    """A town with a program at each of two agencies, and a user at the shelter."""

    def __init__(self, database: Database) -> None:
        """Enter the programs, and give the user a license."""
        super().__init__(database)
        with database.writing() as session:
            enter_program(session, PROGRAM, SETTLED, self.dana.id)
            maple = {"agency": MAPLE, "name": "Maple House", "project_id": "301", "continuum": "Chittenden County"}
            enter_program(session, {**PROGRAM, **maple}, SETTLED, self.dana.id)
            otter = session.query(Agency).filter_by(key=OTTER).one()
            license_ = {"agency_id": otter.id, "level": "case-manager-2", "art": False, "issued_at": SETTLED}
            session.add(License(person_id=self.ida.id, username="icole", **license_))

    def begun(self, step: str, facts: dict[str, Any], now: datetime, by: Viewer | None = None, how: str = "") -> str:
        """Enter something, and return the number of its case."""
        with self.database.writing() as session:
            case_id = begin(session, by or self.tess, "P10", Sent(facts, how=how, another=True), now, step=step)
            return session.get_one(CaseRow, case_id).number

    def program_shared(self) -> str:
        """Have the program switched to Shared on March 1."""
        case = self.begun("switch", SWITCHED, local(2, 26))
        self.do(case, self.dana, "share-program", local(3, 1), done_on="2026-03-01")
        return case

    def signed(self, now: datetime, **facts: Any) -> str:
        """Record a signed form."""
        return self.begun("sign", {**SIGNED, "signed_on": f"{now:%Y-%m-%d}", **facts}, now)

    def stopped(self, now: datetime, by: Viewer | None = None, how: str = "", **facts: Any) -> str:
        """Have the record taken off."""
        return self.begun("stop", {**STOPPED, "known_on": f"{now:%Y-%m-%d}", **facts}, now, by, how)

    def close_program(self, last_day: str, now: datetime) -> None:
        """Enter the last day of the program, as ICA does in the directory."""
        with self.database.writing() as session:
            program = session.query(Program).filter_by(project_id="101").one()
            facts = {name: value for name, value in PROGRAM.items() if name != "agency"}
            said = {**facts, "ended_on": last_day, "reason": "It closes."}
            edit(session, PROGRAMS, program, said, now=now, today=now.date(), by=self.dana.id)

    def newest_of(self, process: str) -> CaseRow:
        """Return the case last opened of a process."""
        with self.database.reading() as session:
            return session.query(CaseRow).filter_by(process=process).order_by(CaseRow.id.desc()).limit(1).one()

    def asked(self, viewer: Viewer, now: datetime, client: str = CLIENT) -> list[AtAgency]:
        """Return what somebody reads of whether the client's record is shared."""
        with self.database.reading() as session:
            return shared(session, viewer, client, now)

    def stands(self, now: datetime, viewer: Viewer | None = None) -> tuple[bool, date | None, str]:
        """Return what stands in the shelter's program."""
        (at,) = self.asked(viewer or self.tess, now)
        (program,) = at.programs
        return program.shared, program.since, program.reason
