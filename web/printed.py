"""What the desk prints: proofs, certificates and letters, as far as somebody may know what stands in them; each is written down."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from litestar import Response

from models.mail.addressees import case_of
from models.mail.letters import letter
from models.registries.directory import agency, attended, person
from models.registries.from_cases.data_quality import continua_read, data_year, years_on_record
from models.registries.from_cases.findings import reads_findings
from models.registries.on_record.agency_year import agency_year
from models.registries.on_record.person_year import Reading, person_year
from models.registries.people_and_agencies import key_of
from models.rows.notices import LetterRow
from notifications.printing.document import Document
from notifications.printing.render import render
from notifications.proving.agency import agency_proof
from notifications.proving.certificate import certificate, has_credit
from notifications.proving.data_quality import quality_report
from notifications.proving.person import person_proof
from notifications.proving.words import Maker
from web.audited import note_export
from web.calls import Call
from web.filters import UnknownFilter
from web.problems import NotFound

FIRST_YEAR = 2000
LARGEST = 2**63


@dataclass(frozen=True)
class Print:
    """A document with the name of its file; it is laid out once nothing is read any more."""

    name: str
    document: Document
    made_at: datetime

    def response(self) -> Response[bytes]:
        """Return it as a file."""
        return pdf(self.name, render(self.document, self.made_at))


def pdf(name: str, content: bytes) -> Response[bytes]:
    """Return a PDF to be saved, and kept by nobody on the way."""
    headers = {
        "Content-Disposition": f'attachment; filename="{name}.pdf"',
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-store",
    }
    return Response(content, media_type="application/pdf", headers=headers)


def letter_asked(call: Call, number: int) -> LetterRow:
    """Return a letter that is kept with its case; or raise NotFound."""
    row = letter(call.session, call.viewer, number, call.now) if 0 < number < LARGEST else None
    if row is None:
        raise NotFound
    return row


def letter_to_hand_out(call: Call, number: int) -> LetterRow:
    """Return a letter whose file is handed out, which is written down; or raise NotFound."""
    row = letter_asked(call, number)
    note_export(call, f"letter {row.id}", case_of(call.session, row.notice))
    return row


def year_asked(call: Call, year: int | None) -> int:
    """Return the year that is asked for, or this one; or raise UnknownFilter."""
    this = call.today.year
    if year is None or FIRST_YEAR <= year <= this:
        return this if year is None else year
    raise UnknownFilter("year", f"year is one from {FIRST_YEAR} to {this}")


def person_printed(call: Call, person_id: int, year: int | None) -> Print:
    """Return a person's year; or raise NotFound."""
    which = year_asked(call, year)
    who = person(call.session, call.viewer, person_id) if 0 < person_id < LARGEST else None
    if who is None:
        raise NotFound
    found = person_year(call.session, _reading(call), who, which)
    note_export(call, f"the proof of person {who.id} for {which}")
    proof = person_proof(found, _maker(call), _titles(call), with_findings=reads_findings(call.viewer))
    return Print(f"{key_of(who.name) or 'person'}-{which}", proof, call.now)


def agency_printed(call: Call, key: str, year: int | None) -> Print:
    """Return an agency's year; or raise NotFound."""
    which, of = year_asked(call, year), agency(call.session, call.viewer, key)
    if of is None:
        raise NotFound
    found = agency_year(call.session, _reading(call), of, which)
    note_export(call, f"the proof of agency {of.key} for {which}")
    proof = agency_proof(found, _maker(call), _titles(call), with_findings=reads_findings(call.viewer))
    return Print(f"{of.key}-{which}", proof, call.now)


def certificate_printed(call: Call, training_id: int, person_id: int) -> Print:
    """Return the certificate of somebody who has credit for a training; or raise NotFound."""
    who = person(call.session, call.viewer, person_id) if 0 < person_id < LARGEST else None
    rows = attended(call.session, who.id) if who else []
    row = next((each for each in rows if each.training_id == training_id), None)
    if row is None or not has_credit(row, call.policy):
        raise NotFound
    note_export(call, f"the certificate of person {person_id} for training {training_id}")
    return Print(
        f"certificate-{key_of(row.person.name) or 'person'}-{training_id}", certificate(row, _maker(call)), call.now
    )


def quality_printed(call: Call, year: int, continuum: str) -> Print:
    """Return the yearly report on data quality of a CoC; or raise NotFound."""
    which = next((each for each in continua_read(call.viewer) if each.key == continuum), None)
    if which is None or year not in years_on_record(call.session):
        raise NotFound
    note_export(call, f"the report on data quality of {which.words} for federal year {year}")
    found = data_year(call.session, year, which, call.policy)
    return Print(f"data-quality-{which.key}-{year}", quality_report(found, year, which, _maker(call)), call.now)


def _reading(call: Call) -> Reading:
    return Reading(call.viewer, call.now, call.policy)


def _maker(call: Call) -> Maker:
    return Maker(call.house.worker.desk.letterhead, call.viewer.name, call.now, call.policy)


def _titles(call: Call) -> dict[str, str]:
    return {key: process.title for key, process in call.house.database.rulebook.processes.items()}
