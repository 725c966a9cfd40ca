"""What the desk knows of client files on lists from WellSky: who is asked about which, and what stands against each (3.4, Limits)."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ColumnElement, exists, func, literal, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from models.access.rulebook import rulebook_of
from models.casebook.casebook import restored
from models.lookups.about import About
from models.rows.cases import CaseRow
from models.rows.disclosures import FileList, FileRetention, ListedFile
from models.rows.people import Agency
from workflows.law.agency_kinds import AgencyKind
from workflows.law.policy import FIRST_EDITION
from workflows.manual.data.inactive_files.asked import FilesAsked, FilesClear, FilesListed, UnusedFile
from workflows.manual.data.inactive_files.checking import ready
from workflows.manual.data.inactive_files.states import S
from workflows.rosters.unused_files import Directory


def _of_case(about: About) -> ColumnElement[bool]:
    """Return the condition that a file is asked about in a case; of one that is being opened its rows have no case yet."""
    return (ListedFile.agency_id == (about.agency_id or 0)) & (
        ListedFile.case_id.is_(None) if about.case_id is None else ListedFile.case_id == about.case_id
    )


def _retained(agency_id: int | None = None) -> ColumnElement[bool]:
    """Return the condition that a file of a row was to be retained beyond the day on which it was last used, or by an agency."""
    mine = () if agency_id is None else (FileRetention.agency_id == agency_id,)
    return exists().where(FileRetention.client == ListedFile.client, FileRetention.case_id == ListedFile.case_id, *mine)


def files_asked(session: Session, about: About) -> FilesAsked:
    """Look up the agency's own unused files (3.4-inactive-check)."""
    rows = select(ListedFile.client, ListedFile.last_used, _retained(about.agency_id)).where(_of_case(about))
    found = session.execute(rows.order_by(ListedFile.client)).all()
    agency = session.get(Agency, about.agency_id) if about.agency_id else None
    return FilesAsked(
        agency=agency.name if agency else "",
        files=tuple(UnusedFile(client, last, kept) for client, last, kept in found),
    )


def files_clear(session: Session, about: About) -> FilesClear:
    """Look up against which of these files nothing stands elsewhere: other agencies, open requests, duties to retain them."""
    other = aliased(ListedFile)
    disagrees = exists().where(
        other.list_id == ListedFile.list_id, other.client == ListedFile.client, other.id != ListedFile.id,
        or_(other.agreed_at.is_(None), other.inactive_on.is_not(None)),
    )  # fmt: skip
    retained = exists().where(FileRetention.client == ListedFile.client, FileRetention.recorded_at >= FileList.read_at)
    rows = select(ListedFile.client).join(FileList, FileList.id == ListedFile.list_id)
    held = or_(disagrees, retained, _requested(ListedFile.client))
    found = session.scalars(rows.where(_of_case(about), ~held).order_by(ListedFile.client))
    return FilesClear(clear=tuple(found))


def files_listed(session: Session, about: About) -> FilesListed:
    """Look up when a list was read last, or left for a year (3.4-inactive-7y)."""
    del about
    skipped = select(func.max(CaseRow.closed_at)).where(CaseRow.process == "P28", CaseRow.state == S.SKIPPED.key)
    both = (session.scalar(select(func.max(FileList.read_at))), session.scalar(skipped))
    last = max((each for each in both if each), default=None)
    return FilesListed(last_on=FIRST_EDITION.calendar.day(last) if last else None)


def _requested(client: ColumnElement[str] | InstrumentedAttribute[str]) -> ColumnElement[bool]:
    return exists().where(CaseRow.client == client, CaseRow.closed_at.is_(None))


def files_to_choose_from(session: Session, case: CaseRow) -> list[UnusedFile]:
    """Return the files of which there is something to say: those that ICA makes inactive now, or else all that nobody retains."""
    row = {name: getattr(case, name) for name in ("process", "edition", "state", "body")}
    stands = restored(rulebook_of(session), row)
    known = stands.known(rulebook_of(session).editions.named(case.edition), case.opened_at)
    found = files_asked(session, About(case.id, case.agency_id, case.subject_id)).files
    if case.state == S.READY.key:
        return [each for each in found if each.client in ready(known)]
    return [each for each in found if not each.retained]


def has_request(session: Session, client: str) -> bool:
    """Say whether somebody has an open request about a client's file, whichever it is."""
    return session.scalar(select(_requested(literal(client)))) or False


def directory(session: Session, today: date) -> Directory:
    """Return what the desk knows that a list of files is held against."""
    agencies = session.scalars(select(Agency)).all()
    waiting = select(ListedFile.client).join(CaseRow, CaseRow.id == ListedFile.case_id)
    retained = select(FileRetention.client).where(or_(FileRetention.until.is_(None), FileRetention.until >= today))
    busy = select(CaseRow.client).where(CaseRow.client != "", CaseRow.closed_at.is_(None))
    return Directory(
        agencies={" ".join(name.split()).casefold(): each.key for each in agencies for name in (each.name, each.key)},
        asked=frozenset(each.key for each in agencies if _enters(each)),
        busy=frozenset(session.scalars(busy.distinct())),
        retained=frozenset(session.scalars(retained.distinct())),
        under_way=frozenset(session.scalars(waiting.where(CaseRow.closed_at.is_(None)).distinct())),
        inactive=frozenset(
            session.scalars(select(ListedFile.client).where(ListedFile.inactive_on.is_not(None)).distinct())
        ),
    )


def _enters(agency: Agency) -> bool:
    """Say whether an agency may be asked: it is open, and enters data in HMIS (3.5-vsp-prohibited)."""
    return agency.closed_at is None and agency.kind != AgencyKind.VICTIM_SERVICES
