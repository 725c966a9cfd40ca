"""Reading the audit log: ICA's directors do, and what a row tells of a case is no more than its reader may know.

Of a case that somebody may not open a row has no number. Where it is about the reader, or kept from the reader's office, the
row is left out: who looks at such a case would tell that there is one.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, or_, select
from sqlalchemy.orm import Session

from models.access.access import Viewer, visible
from models.access.rulebook import rulebook_of
from models.audit.writing import CASE, Matter
from models.rows.accounts import AuditRow
from models.rows.cases import CaseRow
from models.rows.people import Person
from models.store.paging import FIRST, Order, Page, Part
from workflows.law.roles import ICA_DIRECTOR, MANAGING_DIRECTOR

READERS = frozenset({ICA_DIRECTOR, MANAGING_DIRECTOR})  # not the System Administrator, whose deeds most of it is
UNNAMED = "a confidential case"
MOST_EXPORTED = 10_000  # rows of one file
NEWEST = Order("audit", AuditRow.id, kinds=(int,), descending=True)


@dataclass(frozen=True)
class Wanted:
    """What the log is asked for: by whom, about what, and from when until when."""

    who: str = ""
    matter: str = ""
    begins: datetime | None = None
    ends: datetime | None = None
    case: str = ""  # its number
    part: Part = FIRST


@dataclass(frozen=True)
class Line:
    """A row as its reader may know it."""

    at: datetime
    who: str
    matter: str
    what: str


def reads_audit(viewer: Viewer) -> bool:
    """Say whether somebody may read the audit log."""
    return bool(viewer.roles & READERS)


def lines(session: Session, viewer: Viewer, wanted: Wanted) -> Page[Line]:
    """Return a page of the log, the newest first."""
    found = NEWEST.rows(session, _wanted(session, viewer, wanted), wanted.part)
    return Page([_line(row) for row in found.rows], found.next, found.previous)


def exported(session: Session, viewer: Viewer, wanted: Wanted) -> list[Line]:
    """Return the rows of a file, the newest first."""
    rows = _wanted(session, viewer, wanted).order_by(AuditRow.id.desc()).limit(MOST_EXPORTED)
    return [_line(tuple(row)) for row in session.execute(rows)]


def _wanted(session: Session, viewer: Viewer, wanted: Wanted) -> Select[Any]:
    of_row = select(CaseRow.number).where(CaseRow.id == AuditRow.case_id, visible(viewer, rulebook_of(session)))
    number = of_row.correlate(AuditRow).scalar_subquery()
    rows = select(AuditRow, Person.name, number)
    rows = rows.outerjoin(Person, Person.id == AuditRow.person_id).where(~_telling(viewer))
    if wanted.matter:
        rows = rows.where(AuditRow.kind == wanted.matter)
    if wanted.case:
        rows = rows.where(number == wanted.case)
    if wanted.begins:
        rows = rows.where(AuditRow.at >= wanted.begins)
    if wanted.ends:
        rows = rows.where(AuditRow.at < wanted.ends)
    return rows.where(_by(wanted.who)) if wanted.who else rows


def _by(who: str) -> ColumnElement[bool]:
    texts = (Person.name, Person.email, AuditRow.what)
    return or_(*(text.icontains(who, autoescape=True) for text in texts))


def _telling(viewer: Viewer) -> ColumnElement[bool]:
    """Return the condition that a row would tell somebody of a case about them, or kept from an office of theirs."""
    kept = [CaseRow.withheld.contains(f";{role.key};") for role in viewer.roles]
    return exists().where(CaseRow.id == AuditRow.case_id, or_(CaseRow.subject_id == viewer.id, *kept))


def _line(row: tuple[Any, ...]) -> Line:
    said, who, number = row[0], row[1], row[2]
    case = f"case {number}" if number else UNNAMED
    by = who or (
        "the command line"
        if said.kind == Matter.COMMAND
        else "nobody signed in"
        if said.kind == Matter.FAILED
        else "the desk"
    )
    return Line(said.at, by, said.kind, said.what.replace(CASE, case) if said.case_id else said.what)
