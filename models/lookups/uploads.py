"""The uploads of a case: what was found when each was checked; counts are kept, rows never (4.4-missing-10)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from models.access.access import Viewer
from models.access.rulebook import rulebook_of
from models.casebook.case_json import decoded
from models.casebook.case_search import find
from models.casebook.casebook import Author, fire
from models.rows.cases import CaseRow
from models.rows.disclosures import Upload
from workflows.engine.cases import Case, NotAllowed
from workflows.facts.known import Known
from workflows.grammar.events import THE_CLOCK, Act, Roles
from workflows.law.value import changed
from workflows.manual.data import uploading
from workflows.uploads.counting.belonging import Earlier, noticed
from workflows.uploads.counting.report import Report
from workflows.uploads.counting.terms import RECORD, Terms, plain_name


@dataclass(frozen=True, slots=True)
class Arrived:
    """A file that came in: its name, its size in bytes, and its fingerprint."""

    name: str
    size: int
    sha256: str


def terms_of(session: Session, viewer: Viewer, number: str, now: datetime) -> Terms:
    """Return how an upload to a case is checked; or raise NoSuchCase, or NotAllowed where none may be."""
    row, worn = find(session, viewer, number)
    return uploading.terms(_open(session, row, worn, now), rulebook_of(session).editions.named(row.edition))


def may_check(session: Session, row: CaseRow, worn: Roles) -> bool:
    """Say whether somebody in these hats has uploads checked in a case now."""
    return uploading.refusal(_case(session, row), worn) is None


def closed(session: Session, row: CaseRow, now: datetime) -> str:
    """Return why no upload to a case is checked at present, in words; nothing if one may be."""
    refused = uploading.closed(_known(session, row, now))
    return refused.sentence if refused else ""


def keep(session: Session, viewer: Viewer, number: str, file: Arrived, report: Report, *, now: datetime) -> Upload:
    """Keep what a check found, and let the case go on from it; or raise NoSuchCase or NotAllowed."""
    row, worn = find(session, viewer, number)
    _open(session, row, worn, now)
    if misfit := uploading.misfit(_known(session, row, now), report):
        raise NotAllowed(misfit)
    agency = row.agency.name if row.agency else ""
    report = changed(report, noticed=noticed(report, agency, _earlier(session, row, file, report)))
    upload = Upload(
        case_id=row.id, name=plain_name(file.name), size=file.size, sha256=file.sha256, checked_at=now,
        checked_by_id=viewer.id, passed=report.passes, report=msgspec.json.encode(report).decode(),
        export=report.export,
    )  # fmt: skip
    session.add(upload)
    session.flush()
    found = uploading.result(upload.id, upload.name, report)
    fire(session, row.id, Act(RECORD, THE_CLOCK, (found,)), now, Author(viewer.id))
    session.expire(row)
    return upload


def _earlier(session: Session, row: CaseRow, file: Arrived, report: Report) -> Iterator[Earlier]:
    """Yield the uploads of the same export to the case, the newest first."""
    calendar = rulebook_of(session).editions.named(row.edition).calendar
    for each in uploads_of(session, row):
        if report.export and each.export == report.export:
            yield Earlier(each.name, calendar.day(each.checked_at), each.passed, each.sha256 == file.sha256)


def uploads_of(session: Session, row: CaseRow) -> list[Upload]:
    """Return the uploads of a case, the newest first."""
    return list(session.scalars(select(Upload).where(Upload.case_id == row.id).order_by(Upload.id.desc())))


def upload_of(session: Session, row: CaseRow, upload_id: int) -> Upload | None:
    """Return one upload of a case."""
    return session.scalars(select(Upload).where(Upload.case_id == row.id, Upload.id == upload_id)).one_or_none()


def report_of(upload: Upload) -> Report:
    """Return what the check of an upload found."""
    return msgspec.json.decode(upload.report, type=Report)


def _case(session: Session, row: CaseRow) -> Case:
    return decoded(rulebook_of(session).processes[row.process], row.edition, row.state, row.body)


def _known(session: Session, row: CaseRow, now: datetime) -> Known:
    return _case(session, row).known(rulebook_of(session).editions.named(row.edition), now)


def _open(session: Session, row: CaseRow, worn: Roles, now: datetime) -> Case:
    case = _case(session, row)
    if refused := uploading.refusal(case, worn) or uploading.closed(_known(session, row, now)):
        raise NotAllowed(refused)
    return case
