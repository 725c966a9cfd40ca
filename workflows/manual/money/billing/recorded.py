"""P22: what the list of invoices shows: an invoice as it was on its day, and what was paid."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from workflows.facts.effects import Effect, Term, Undone
from workflows.facts.rules import Rule


@dataclass(frozen=True)
class IssueInvoice(Effect, key="IssueInvoice", undone=Undone("the invoice counts for nothing, and is kept")):
    """The list of invoices shows what {subject} owes, and by when."""

    begins: Term[date]
    ends: Term[date]
    dated: Term[date]
    due: Rule
    licenses: Term[int]
    fee: Term[int]  # of one license, in cents
    art: Term[int]
    art_fee: Term[int]
    total: Term[int]


@dataclass(frozen=True)
class RecordPayment(
    Effect,
    key="RecordPayment",
    undone=Undone("the payment counts for nothing, and is kept", alike=("on", "cents", "reference")),
):
    """The list of invoices shows the payment."""

    on: Term[date]
    cents: Term[int]
    reference: Term[str]


@dataclass(frozen=True)
class CancelInvoice(Effect, key="CancelInvoice", undone=Undone("the invoice is owed again")):
    """The list of invoices shows that the invoice is canceled."""
