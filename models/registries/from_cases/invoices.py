"""The list of invoices and of what was paid for them, as far as somebody may know of their cases (2.7)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, select
from sqlalchemy.orm import Session

from models.access.access import Viewer, visible
from models.access.rulebook import rulebook_of
from models.audit.seeing import listed_by_id
from models.rows.cases import CaseRow
from models.rows.money import Invoice, Payment
from models.rows.people import Agency
from models.store.paging import FIRST, Count, Order, Page, Part, counted
from workflows.law.roles import OF_AN_AGENCY

NEWEST = Order("invoices", Invoice.id, kinds=(int,), descending=True)
MOST = 10_000  # rows of a file


class Status(StrEnum):
    """Where an invoice stands."""

    OPEN = "open"
    PAST_DUE = "past due"
    PAID = "paid"
    CANCELED = "canceled"


@dataclass(frozen=True)
class Sought:
    """What the list is asked for, on which day."""

    today: date
    status: Status | None = None
    agency: str = ""
    part: Part = FIRST


@dataclass(frozen=True)
class Line:
    """An invoice, and what was paid for it, the earliest payment first; amounts in cents."""

    invoice: Invoice
    payments: tuple[Payment, ...]
    today: date

    @property
    def paid(self) -> int:
        """What was paid in all."""
        return sum(each.cents for each in self.payments)

    @property
    def rest(self) -> int:
        """What is still to be paid."""
        return 0 if self.invoice.canceled_at else max(0, self.invoice.total - self.paid)

    @property
    def status(self) -> Status:
        """Where it stands."""
        if self.invoice.canceled_at:
            return Status.CANCELED
        if not self.rest:
            return Status.PAID
        return Status.PAST_DUE if self.invoice.due_on < self.today else Status.OPEN


def invoices(session: Session, viewer: Viewer, sought: Sought) -> Page[Line]:
    """Return a page of the invoices whose cases somebody may know of, the newest first."""
    found = NEWEST.page(session, _sought(viewer, session, sought), sought.part)
    listed_by_id(session, viewer, [row.case_id for row in found.rows])
    return Page(with_payments(session, found.rows, sought.today), found.next, found.previous)


def all_invoices(session: Session, viewer: Viewer | None, sought: Sought) -> list[Line]:
    """Return the same for a file; for whoever keeps the desk itself, all of them."""
    rows = _sought(viewer, session, sought).order_by(Invoice.id.desc()).limit(MOST)
    found = list(session.scalars(rows).unique())
    if viewer is not None:
        listed_by_id(session, viewer, [row.case_id for row in found])
    return with_payments(session, found, sought.today)


def count_invoices(session: Session, viewer: Viewer, sought: Sought) -> Count:
    """Count the invoices that match, up to a bound."""
    return counted(session, _sought(viewer, session, sought))


def with_payments(session: Session, rows: Sequence[Invoice], today: date) -> list[Line]:
    """Return invoices with what was paid for each."""
    cases = [row.case_id for row in rows]
    paid = select(Payment).where(Payment.case_id.in_(cases)).order_by(Payment.received_on, Payment.id)
    found = list(session.scalars(paid))
    return [Line(row, tuple(each for each in found if each.case_id == row.case_id), today) for row in rows]


def reads_invoices(viewer: Viewer) -> bool:
    """Say whether somebody holds a role to which an invoice might be shown."""
    return viewer.is_staff() or bool(viewer.roles & OF_AN_AGENCY)


def _sought(viewer: Viewer | None, session: Session, sought: Sought) -> Select[Any]:
    rows = select(Invoice).join(CaseRow, CaseRow.id == Invoice.case_id)
    if viewer is not None:
        rows = rows.where(visible(viewer, rulebook_of(session)))
    if sought.agency:
        rows = rows.where(Invoice.agency_id.in_(select(Agency.id).where(Agency.key == sought.agency)))
    return rows.where(_is(sought.status, sought.today)) if sought.status else rows


def _is(status: Status, today: date) -> ColumnElement[bool]:
    paid = select(func.coalesce(func.sum(Payment.cents), 0)).where(
        Payment.case_id == Invoice.case_id, Payment.void_at.is_(None)
    )
    if status is Status.CANCELED:
        return Invoice.canceled_at.is_not(None)
    whole = paid.scalar_subquery() >= Invoice.total
    if status is Status.PAID:
        return and_(Invoice.canceled_at.is_(None), whole)
    late = Invoice.due_on < today if status is Status.PAST_DUE else Invoice.due_on >= today
    return and_(Invoice.canceled_at.is_(None), ~whole, late)
