"""Invoices and payments over the API, as far as the asker may know of their cases."""

from __future__ import annotations

from datetime import date

import msgspec
from litestar import Router, get
from litestar.params import FromQuery

from models.registries.from_cases.invoices import Line, Sought, Status, invoices
from models.store.paging import PAGE, part_of
from web.api.shapes import Page
from web.audited import note_export
from web.calls import Asked, reading
from web.filters import agency_of, one_of
from web.reach import within
from workflows.law.door import TokenArea
from workflows.law.wording import in_dollars


class PaymentShape(msgspec.Struct, kw_only=True):
    """A payment that ICA received; amounts are US dollars."""

    received_on: date
    amount: str
    reference: str


class InvoiceShape(msgspec.Struct, kw_only=True):
    """An invoice as it was on its day, and what was paid for it; amounts are US dollars."""

    case: str
    agency: str
    agency_name: str
    dated_on: date
    due_on: date
    begins_on: date
    ends_on: date
    licenses: int
    fee: str
    art: int
    art_fee: str
    total: str
    paid: str
    still_to_pay: str
    status: str
    payments: list[PaymentShape]


@get("/api/invoices", sync_to_thread=True)
def list_invoices(
    request: Asked,
    agency: FromQuery[str] = "",
    status: FromQuery[str | None] = None,
    cursor: FromQuery[str | None] = None,
    limit: FromQuery[int] = PAGE,
) -> Page[InvoiceShape]:
    """List the invoices of the cases you may know of, the newest first, each with its payments."""
    with reading(request) as call:
        said = one_of("status", status or "", Status)
        sought = Sought(
            call.calendar.day(call.now),
            Status(said) if said else None,
            agency_of(call, agency[:200]),
            part_of(cursor, limit),
        )
        note_export(call, "the list of invoices", hourly=True)
        found = invoices(call.session, call.viewer, sought)
        return Page([invoice_shape(line) for line in found.rows], found.next or None)


def invoice_shape(line: Line) -> InvoiceShape:
    """Return an invoice with its payments."""
    row = line.invoice
    return InvoiceShape(
        case=row.case.number, agency=row.agency.key, agency_name=row.agency_name, dated_on=row.dated_on, due_on=row.due_on,
        begins_on=row.begins_on, ends_on=row.ends_on, licenses=row.licenses, fee=in_dollars(row.fee), art=row.art,
        art_fee=in_dollars(row.art_fee), total=in_dollars(row.total), paid=in_dollars(line.paid), still_to_pay=in_dollars(line.rest),
        status=line.status.value,
        payments=[
            PaymentShape(received_on=each.received_on, amount=in_dollars(each.cents), reference=each.reference)
            for each in line.payments
        ],
    )  # fmt: skip


router = Router("/", route_handlers=[list_invoices], tags=["registries"], opt=within(TokenArea.REGISTRIES))
