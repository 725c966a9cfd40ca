"""The list of violations that were found, the newest first, as far as somebody may know of their cases; revoked ones too."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from models.access.access import Viewer, visible
from models.access.rulebook import rulebook_of
from models.audit.seeing import listed_by_id, searched
from models.casebook.sight.readable import reads_effect
from models.rows.cases import CaseRow
from models.rows.conduct import Finding
from models.rows.people import Agency
from models.store.paging import FIRST, Count, Order, Page, Part, counted
from models.store.statements import CASE
from models.store.terms import is_found, terms_of
from models.store.voided import VOID_TOO
from workflows.facts.effects import RecordFinding
from workflows.law.roles import OF_AN_AGENCY, OF_THE_COMMITTEE, STAFF
from workflows.law.wording import ordinal

NEWEST = Order("findings", Finding.id, kinds=(int,), descending=True)
MOST = 5000  # rows of a file


@dataclass(frozen=True)
class Sought:
    """What the list is asked for."""

    words: str = ""  # of a case's number, of whose violation it is, or of its nature
    agency: str = ""
    show: str = ""  # standing, or revoked; else all
    part: Part = FIRST
    person_id: int | None = None


class Line(NamedTuple):
    """A finding and the number of its case."""

    finding: Finding
    number: str

    @property
    def which(self) -> str:
        """Which violation it is."""
        return f"{ordinal(self.finding.tier)} violation"

    @property
    def whose(self) -> str:
        """Whose violation it is."""
        found = self.finding.person or self.finding.agency
        return found.name if found else ""

    @property
    def outcome(self) -> str:
        """What became of it."""
        return "revoked" if self.finding.void_at else self.finding.outcome


def findings(session: Session, viewer: Viewer, sought: Sought) -> Page[Finding]:
    """Return a page of the findings in the cases that somebody may know of, the newest first."""
    found = NEWEST.page(session, _sought(session, viewer, sought), sought.part)
    searched(session, viewer, "violations", sought, found)
    listed_by_id(session, viewer, [row.case_id for row in found.rows])
    return found


def all_findings(session: Session, viewer: Viewer, sought: Sought) -> list[Finding]:
    """Return the same for a file."""
    found = list(session.scalars(_sought(session, viewer, sought).order_by(Finding.id.desc()).limit(MOST)))
    listed_by_id(session, viewer, [row.case_id for row in found])
    return found


def count_findings(session: Session, viewer: Viewer, sought: Sought) -> Count:
    """Count the findings that match, up to a bound."""
    return counted(session, _sought(session, viewer, sought))


def with_numbers(session: Session, rows: list[Finding]) -> list[Line]:
    """Return findings with the numbers of their cases."""
    found = select(CaseRow.id, CaseRow.number).where(CaseRow.id.in_([row.case_id for row in rows]))
    numbers = {row[0]: row[1] for row in session.execute(found)}
    return [Line(row, numbers[row.case_id]) for row in rows]


def reads_findings(viewer: Viewer) -> bool:
    """Say whether somebody holds a role to which a finding might be shown."""
    return bool(viewer.roles & (STAFF | OF_AN_AGENCY | OF_THE_COMMITTEE))


def _sought(session: Session, viewer: Viewer, sought: Sought) -> Select[Any]:
    rows = select(Finding).join(CaseRow, CaseRow.id == Finding.case_id).execution_options(**VOID_TOO)
    rows = rows.where(visible(viewer, rulebook_of(session)), reads_effect(viewer, RecordFinding, CASE))
    if sought.show:
        rows = rows.where(Finding.void_at.is_(None) if sought.show == "standing" else Finding.void_at.is_not(None))
    if sought.agency:
        rows = rows.where(Finding.agency_id.in_(select(Agency.id).where(Agency.key == sought.agency)))
    if sought.person_id is not None:
        rows = rows.where(Finding.person_id == sought.person_id)
    if not sought.words.strip():
        return rows
    terms = terms_of(sought.words)
    lines = with_numbers(session, list(session.scalars(rows)))
    return rows.where(
        Finding.id.in_(
            [each.finding.id for each in lines if is_found(terms, each.number, each.whose, each.finding.nature)]
        )
    )
