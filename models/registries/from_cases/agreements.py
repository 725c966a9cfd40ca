"""The registry of agreements with somebody outside, as far as somebody may know of their cases."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, not_, select
from sqlalchemy.orm import Session

from models.access.access import Viewer, visible
from models.access.rulebook import rulebook_of
from models.lookups.disclosure import approving
from models.rows.cases import CaseRow
from models.rows.disclosures import Agreement
from models.rows.people import Agency
from models.store.paging import FIRST, Count, Order, Page, Part, counted
from workflows.law.roles import OF_AN_AGENCY

RESEARCH = (
    "research"  # the kind under which data leave, and come back; by the others somebody looks at them where they are
)
NEWEST = Order("agreements", Agreement.id, kinds=(int,), descending=True)


class Status(StrEnum):
    """Where an agreement stands."""

    RUNNING = "running"
    RETURN_OUTSTANDING = "return outstanding"
    ENDED = "ended"


@dataclass(frozen=True)
class Sought:
    """What the registry is asked for."""

    status: Status | None = None
    part: Part = FIRST


def agreements(session: Session, viewer: Viewer, sought: Sought) -> Page[Agreement]:
    """Return a page of the agreements whose cases somebody may know of, the newest first."""
    return NEWEST.page(session, _sought(session, viewer, sought.status), sought.part)


def count_agreements(session: Session, viewer: Viewer, status: Status | None) -> Count:
    """Count the agreements of a status that somebody may know of, up to a bound."""
    return counted(session, _sought(session, viewer, status))


def _sought(session: Session, viewer: Viewer, status: Status | None) -> Select[Any]:
    rows = select(Agreement).join(CaseRow, CaseRow.id == Agreement.case_id)
    rows = rows.where(visible(viewer, rulebook_of(session)))
    return rows.where(_is(status)) if status else rows


def _is(status: Status) -> ColumnElement[bool]:
    ended = Agreement.ended_on.is_not(None)
    chased = and_(ended, Agreement.kind == RESEARCH, Agreement.returned_on.is_(None), CaseRow.closed_at.is_(None))
    if status is Status.RUNNING:
        return not_(ended)
    return chased if status is Status.RETURN_OUTSTANDING else and_(ended, not_(chased))


def status_of(agreement: Agreement) -> Status:
    """Return where an agreement stands: its return is outstanding as long as the case waits for it."""
    if agreement.ended_on is None:
        return Status.RUNNING
    chased = agreement.kind == RESEARCH and agreement.returned_on is None and agreement.case.closed_at is None
    return Status.RETURN_OUTSTANDING if chased else Status.ENDED


def agencies_of(session: Session, rows: Sequence[Agreement]) -> dict[int, list[Agency]]:
    """Return the agencies whose data each agreement covers: those that approved, else the one of its case."""
    keys = {row.id: approving(session, row.case) for row in rows}
    wanted = {key for approving in keys.values() for key in approving}
    named = {each.key: each for each in session.scalars(select(Agency).where(Agency.key.in_(wanted)))}
    return {
        row.id: sorted((named[key] for key in keys[row.id]), key=lambda agency: agency.name)
        or [agency for agency in (row.case.agency,) if agency]
        for row in rows
    }


def reads_agreements(viewer: Viewer) -> bool:
    """Say whether somebody holds an office to which an agreement might be shown."""
    return viewer.is_staff() or bool(viewer.roles & OF_AN_AGENCY)
