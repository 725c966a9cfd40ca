"""Invoices and payments as bookkeepers have them: a row each, amounts in dollars without a sign."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from models.registries.from_cases.invoices import Line
from web.lists.saving import Cell
from workflows.law.wording import in_dollars

INVOICES = (
    "Number", "Agency", "Dated on", "Due on", "From", "To", "Licenses", "Fee", "With ART", "ART fee", "Total", "Paid", "Still to pay",
    "Status",
)  # fmt: skip
PAYMENTS = ("Number", "Agency", "Received on", "Amount", "Reference")


def invoice_rows(lines: Iterable[Line]) -> Iterator[tuple[Cell, ...]]:
    """Yield the headers, and a row for each invoice."""
    yield INVOICES
    for line in lines:
        row = line.invoice
        days = (each.isoformat() for each in (row.dated_on, row.due_on, row.begins_on, row.ends_on))
        licenses = (row.licenses, in_dollars(row.fee), row.art, in_dollars(row.art_fee))
        sums = (in_dollars(each) for each in (row.total, line.paid, line.rest))
        yield row.case.number, row.agency_name, *days, *licenses, *sums, line.status.value


def payment_rows(lines: Iterable[Line]) -> Iterator[tuple[Cell, ...]]:
    """Yield the headers, and a row for each payment."""
    yield PAYMENTS
    for line in lines:
        row = line.invoice
        for each in line.payments:
            yield row.case.number, row.agency_name, each.received_on.isoformat(), in_dollars(each.cents), each.reference
