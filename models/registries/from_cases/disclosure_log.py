"""The disclosure log: what was released, to whom, on what ground, and who decided; an agency reads its own part, ICA all."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Select, select, true
from sqlalchemy.orm import Session

from models.access.access import Viewer, visible
from models.access.rulebook import RULEBOOK, rulebook_of
from models.audit.seeing import listed_by_id, searched
from models.rows.cases import CaseRow
from models.rows.disclosures import Disclosure
from models.rows.people import Agency
from models.store.paging import FIRST, Count, Order, Page, Part, counted
from models.store.terms import is_found, terms_of
from workflows.facts.effects import LogDisclosure
from workflows.grammar.process import Process
from workflows.law.roles import OF_AN_AGENCY, STAFF, Role

NEWEST = Order("disclosures", Disclosure.id, kinds=(int,), descending=True)


@dataclass(frozen=True)
class Sought:
    """What the log is asked for."""

    words: str = ""  # of a case's number, or of whom it was given to
    agency: str = ""
    part: Part = FIRST


def disclosures(session: Session, viewer: Viewer, sought: Sought) -> Page[Disclosure]:
    """Return a page of the log as far as somebody may know of its cases, the newest first."""
    found = NEWEST.page(session, _sought(session, viewer, sought), sought.part)
    searched(session, viewer, "disclosures", sought, found)
    listed_by_id(session, viewer, [row.case_id for row in found.rows])
    return found


def count_disclosures(session: Session, viewer: Viewer, sought: Sought) -> Count:
    """Count the disclosures that match, up to a bound."""
    return counted(session, _sought(session, viewer, sought))


def _sought(session: Session, viewer: Viewer, sought: Sought) -> Select[Any]:
    rows = select(Disclosure).join(CaseRow, CaseRow.id == Disclosure.case_id)
    rows = rows.where(visible(viewer, rulebook_of(session)), _theirs(viewer))
    if sought.agency:
        rows = rows.where(Disclosure.agency_id.in_(select(Agency.id).where(Agency.key == sought.agency)))
    if not sought.words.strip():
        return rows
    terms = terms_of(sought.words)
    pairs = session.execute(rows.with_only_columns(Disclosure.id, CaseRow.number, Disclosure.recipient))
    return rows.where(Disclosure.id.in_([row_id for row_id, *texts in pairs if is_found(terms, *texts)]))


def _theirs(viewer: Viewer) -> ColumnElement[bool]:
    """Return the condition that a disclosure is one's own agency's: what one gives is no other agency's to know."""
    return true() if viewer.is_staff() else Disclosure.agency_id.in_(viewer.agencies())


def reads_log(viewer: Viewer) -> bool:
    """Say whether somebody holds an office to which a disclosure might be shown."""
    return bool(viewer.roles & _readers() & (STAFF | OF_AN_AGENCY))


@cache
def _readers() -> frozenset[Role]:
    logging = (key for key, process in RULEBOOK.processes.items() if _discloses(process))
    return frozenset(role for key in logging for role in RULEBOOK.readers[key])


def _discloses(process: Process) -> bool:
    return any(isinstance(effect, LogDisclosure) for _, step, _ in process.arrows() for effect in step.effects)
