"""Finding cases that a person may know of: one by its number, or a page of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session

from models.access.access import Viewer, hats_in, visible
from models.access.concern import concern_numbered
from models.access.rulebook import rulebook_of
from models.audit.seeing import listed, searched
from models.audit.writing import opened
from models.casebook.casebook import NoSuchCase
from models.casebook.finding.mentions import mentions
from models.casebook.sight.readable import readable
from models.rows.cases import CaseRow, DutyRow, HistoryRow
from models.rows.people import Agency, Person
from models.store.paging import FIRST, Count, Order, Page, Part, counted
from models.store.statements import CASE
from models.store.statements import HISTORY as HISTORY_TABLE
from models.store.terms import terms_of
from workflows.grammar.events import Roles


@dataclass(frozen=True)
class Search:
    """What cases are asked for."""

    process: str = ""
    status: str = ""  # open, closed, or both
    agency: str = ""
    words: str = ""
    part: Part = FIRST


CASES = Order("cases", CaseRow.opened_at, CaseRow.id, kinds=(datetime, int), descending=True)
HISTORY = Order("history", HistoryRow.id, kinds=(int,), descending=True)


def find(session: Session, viewer: Viewer, number: str) -> tuple[CaseRow, Roles]:
    """Return a case and the hats the person wears in it; or raise NoSuchCase, whether it is absent or not theirs."""
    case_id, concern = concern_numbered(session, number)
    worn = hats_in(session, viewer, case_id, concern)
    if not worn:
        raise NoSuchCase(number)
    case = session.get_one(CaseRow, case_id)
    opened(session, viewer, case)
    return case, worn


def number_found(session: Session, viewer: Viewer, typed: str) -> str:
    """Return the number that somebody typed, with its hyphen or without, if it is one of a case they may know of."""
    digits = "".join(term.whole for term in terms_of(typed))
    try:
        return find(session, viewer, f"{digits[:2]}-{digits[2:]}")[0].number
    except NoSuchCase:
        return ""


def case_of(session: Session, case_id: int) -> CaseRow:
    """Return the case with an id, whoever asks; a step was just taken in it."""
    session.flush()
    return session.get_one(CaseRow, case_id)


def reread(session: Session) -> None:
    """Forget what was read before, so that rows are read as they are written now."""
    session.flush()
    session.expire_all()


def newest_about(session: Session, email: str, process: str = "") -> CaseRow:
    """Return the case last opened about the person with an address; of one process, if it is named."""
    rows = select(CaseRow).join(Person, Person.id == CaseRow.subject_id).where(Person.email == email)
    rows = rows.where(CaseRow.process == process) if process else rows
    return session.scalars(rows.order_by(CaseRow.id.desc()).limit(1)).one()


def newest_of(session: Session, agency: str, process: str) -> CaseRow:
    """Return the case of a process last opened for the agency with a key; without one for whatever agency, or for none."""
    rows = select(CaseRow)
    if agency:
        rows = rows.join(Agency, Agency.id == CaseRow.agency_id).where(Agency.key == agency)
    return session.scalars(rows.where(CaseRow.process == process).order_by(CaseRow.id.desc()).limit(1)).one()


def search(session: Session, viewer: Viewer, asked: Search) -> Page[CaseRow]:
    """Return a page of cases, the newest first."""
    found = CASES.page(session, _matching(session, viewer, asked), asked.part)
    searched(session, viewer, "cases", asked, found)
    listed(session, viewer, [(row.id, row) for row in found.rows])
    return found


def count(session: Session, viewer: Viewer, asked: Search) -> Count:
    """Count the cases that match, up to a bound."""
    return counted(session, _matching(session, viewer, asked))


def _matching(session: Session, viewer: Viewer, asked: Search) -> Select[CaseRow]:
    found = select(CaseRow).where(visible(viewer, rulebook_of(session)))
    if asked.process:
        found = found.where(CaseRow.process == asked.process)
    if asked.status in {"open", "closed"}:
        found = found.where(CaseRow.closed_at.is_(None) if asked.status == "open" else CaseRow.closed_at.is_not(None))
    if asked.agency:
        found = found.where(CaseRow.agency_id.in_(select(Agency.id).where(Agency.key == asked.agency)))
    return found.where(mentions(viewer, asked.words)) if asked.words.strip() else found


def duties_of(session: Session, case_id: int) -> list[DutyRow]:
    """Return all duties of a case, the open ones first, in the order of their dates."""
    rows = select(DutyRow).where(DutyRow.case_id == case_id)
    return list(session.scalars(rows.order_by(DutyRow.closed_at.is_not(None), DutyRow.due_order, DutyRow.id)))


def history_of(session: Session, case_id: int) -> list[HistoryRow]:
    """Return what happened to a case, the newest first."""
    rows = select(HistoryRow).where(HistoryRow.case_id == case_id)
    return list(session.scalars(rows.order_by(HistoryRow.id.desc())))


def history_page(session: Session, viewer: Viewer, case_id: int, part: Part) -> Page[HistoryRow]:
    """Return a page of what happened to a case, the newest first: of what somebody may read at least in part."""
    rows = select(HistoryRow).join(CaseRow, CaseRow.id == HistoryRow.case_id).where(HistoryRow.case_id == case_id)
    theirs = or_(HistoryRow.person_id == viewer.id, readable(viewer, HISTORY_TABLE.c.readers, CASE))
    return HISTORY.page(session, rows.where(theirs), part)


def linked(session: Session, viewer: Viewer, case: CaseRow) -> list[CaseRow]:
    """Return the cases that opened this one or were opened by it, so far as the person may know of them."""
    kin = {*session.scalars(select(CaseRow.id).where(CaseRow.parent_id == case.id)), case.parent_id} - {None}
    if not kin:  # looked for by their numbers, since a desk of any size finds those at once
        return []
    rows = select(CaseRow).where(CaseRow.id.in_(kin), visible(viewer, rulebook_of(session))).order_by(CaseRow.id)
    return list(session.scalars(rows))


def names(session: Session, ids: set[int]) -> dict[int, str]:
    """Return the names of people."""
    rows = session.execute(select(Person.id, Person.name).where(Person.id.in_(ids))) if ids else ()
    return {row[0]: row[1] for row in rows}
