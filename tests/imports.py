"""Factories: a town whose agencies ask to import data, and exports to be checked."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from models.access.access import Viewer
from models.intake.intake import Sent, begin
from models.intake.remarks import attach
from models.lookups.uploads import Arrived, keep, terms_of
from models.registries.people_and_agencies import add_agency
from models.registries.programs import enter_program
from models.rows.cases import CaseRow
from models.rows.disclosures import Upload
from tests.desks import SETTLED, Town, local
from tests.workflows.exports import Export
from workflows.law.continua import Continuum
from workflows.law.roles import AGENCY_ADMIN, COC_BALANCE, COC_CHITTENDEN
from workflows.uploads.counting.checking import check_upload

REQUEST: dict[str, Any] = {
    "agency": "lakeshore-housing-partners", "vendor": "Bell Software", "version": "HMIS CSV FY2026",
    "programs": ["11", "21"], "frequency": "monthly",
}  # fmt: skip
STANDARDS: dict[str, Any] = {"document": "standards.pdf", "meets": True}
CONSENT: dict[str, Any] = {"funder": "HUD", "document": "funder.pdf", "allows": True}
WEIGHED: dict[str, Any] = {"funding": "It is required.", "integrity": "Duplicates are merged each month."}
ESTIMATE: dict[str, Any] = {"amount": 2400, "covers": "WellSky's service, and ten hours of ICA."}
ACCEPTED: dict[str, Any] = {"pays": True, "pays_extra": True, "signed_as": "Sofia Marin"}
PAID: dict[str, Any] = {"paid_on": "2026-03-02", "amount": 2400, "no_refund": True}
ASKED = local(3, 2)


def export(missing: int = 0, programs: tuple[str, ...] = ("11",)) -> bytes:
    """Return an export of ten clients of some programs as a zip archive; of so many the SSN is missing."""
    made = Export(home=programs[0])
    for program in programs[1:]:
        made.project(program, "A")
    made.crowd(10 - missing)
    for number in range(missing):
        made.enroll(made.client(f"unsaid{number}", SSN="", SSNDataQuality="99"))
    with tempfile.TemporaryDirectory() as folder:
        return made.archive(Path(folder)).read_bytes()


@dataclass
class ImportTown(Town):
    """A town with an agency in both Continua, and somebody to speak for each of them."""

    def __post_init__(self) -> None:
        """Settle them."""
        super().__post_init__()
        with self.database.writing() as session:
            lake = add_agency(session, "Lakeshore Housing Partners", "housing provider", Continuum)
            for name, project, continuum in (
                ("Harbor House", "11", "balance"),
                ("Cove Apartments", "21", "chittenden"),
            ):
                told = {"agency": lake.key, "name": name, "project_id": project, "continuum": continuum}
                enter_program(session, {**told, "kind": "emergency-shelter"}, SETTLED)
            self.sofia = self._officer(session, "Sofia Marin", AGENCY_ADMIN, lake)
            self.miriam = self._officer(session, "Miriam Okafor", COC_BALANCE)
            self.joel = self._officer(session, "Joel Sandberg", COC_CHITTENDEN)

    def ask_to_import(self, by: Viewer | None = None, **facts: Any) -> str:
        """Ask, and return the case's number."""
        with self.database.writing() as session:
            case_id = begin(session, by or self.sofia, "P26", Sent({**REQUEST, **facts}, another=True), ASKED)
            return session.get_one(CaseRow, case_id).number

    def add_document(self, number: str, name: str, by: Viewer | None = None) -> None:
        """Add a document to a case."""
        with self.database.writing() as session:
            case = session.query(CaseRow).filter_by(number=number).one()
            attach(session, by or self.sofia, case, name, content=b"%PDF-1.7", now=ASKED)

    def documented(self, by: Viewer | None = None, **facts: Any) -> str:
        """Ask with both documents, and return the case's number."""
        number, who = self.ask_to_import(by, **facts), by or self.sofia
        self.add_document(number, "standards.pdf", who)
        self.add_document(number, "funder.pdf", who)
        self.do(number, who, "document-vendor", ASKED, **STANDARDS)
        self.do(number, who, "confirm-funder", ASKED, **CONSENT)
        return number

    def paid(self) -> str:
        """Go on until the first upload may be checked, and return the case's number."""
        number = self.documented()
        for who in (self.miriam, self.joel):
            self.do(number, who, "approve-vendor", ASKED)
            self.do(number, who, "allow-imports", ASKED, **WEIGHED)
        self.do(number, self.dana, "give-estimate", ASKED, **ESTIMATE)
        self.do(number, self.sofia, "accept-estimate", ASKED, **ACCEPTED)
        self.do(number, self.dana, "record-payment", ASKED, **PAID)
        return number

    def check(
        self, number: str, missing: int = 0, by: Viewer | None = None, now: datetime = ASKED,
        programs: tuple[str, ...] = ("11",),
    ) -> Upload:  # fmt: skip
        """Check an upload to a case."""
        who, content = by or self.sofia, export(missing, programs)
        with self.database.reading() as session:
            terms = terms_of(session, who, number, now)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "upload.zip"
            path.write_bytes(content)
            report = check_upload(path, limit=terms.limit, unnamed=terms.unnamed)
        with self.database.writing() as session:
            return keep(
                session,
                who,
                number,
                Arrived("-".join(programs) + ".zip" if programs != ("11",) else "march.zip", len(content), "f" * 64),
                report,
                now=now,
            )
