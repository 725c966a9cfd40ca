"""The page of the invoices, and the same as tables for bookkeeping."""

from __future__ import annotations

from litestar import Response, Router, get
from litestar.params import FromQuery

from models.intake.starting import ways_for
from models.lookups.standing.billing import fees_to_show
from models.registries.directory import agencies
from models.registries.from_cases.invoices import (
    Sought,
    Status,
    all_invoices,
    count_invoices,
    invoices,
)
from models.store.paging import Part
from web.audited import note_export
from web.calls import Asked, Call, reading
from web.filters import agency_of, one_of
from web.lists.invoices import invoice_rows, payment_rows
from web.pages.forms.bounds import words_of
from web.pages.frame.lists import link, turns
from web.pages.frame.rendering import page
from web.pages.frame.tables import table
from workflows.law.wording import dollars

SHOWN = {"all": None, **{each.value.replace(" ", "-"): each for each in Status}}


def _sought(call: Call, agency: str, show: str, cursor: str = "") -> Sought:
    status = SHOWN[one_of("show", show, tuple(SHOWN), or_nothing=False)]
    agency_of(call, words_of(agency))
    return Sought(call.calendar.day(call.now), status, words_of(agency), Part(cursor))


@get("/invoices", sync_to_thread=True)
def list_invoices(
    request: Asked, agency: FromQuery[str] = "", show: FromQuery[str] = "all", cursor: FromQuery[str] = ""
) -> Response[str]:
    """List the invoices of the cases somebody may know of, the newest first, and what licenses cost."""
    with reading(request) as call:
        sought = _sought(call, agency, show, cursor)
        found, asked = invoices(call.session, call.viewer, sought), {"agency": sought.agency, "show": show}
        return page(
            call, request, "registry/invoices.html", sought=sought, show=show, lines=found.rows, dollars=dollars,
            fees=fees_to_show(call.session, sought.today),
            buys=bool(ways_for(call.session, call.viewer, call.house.database.rulebook.processes["P22"])),
            total=count_invoices(call.session, call.viewer, sought), agencies=agencies(call.session, call.viewer),
            chips={key: link("/invoices", **{**asked, "show": key}) for key in SHOWN},
            save=link("/invoices.csv", **asked), save_payments=link("/payments.csv", **asked),
            turns=turns(found, lambda place: link("/invoices", **asked, cursor=place)),
        )  # fmt: skip


@get("/invoices.csv", sync_to_thread=True)
def save_invoices(request: Asked, agency: FromQuery[str] = "", show: FromQuery[str] = "all") -> Response[str]:
    """Hand out the same as a table, which is written down in the audit log."""
    with reading(request) as call:
        lines = all_invoices(call.session, call.viewer, _sought(call, agency, show))
        note_export(call, f"{len(lines)} invoices")
        return table("invoices", invoice_rows(lines))


@get("/payments.csv", sync_to_thread=True)
def save_payments(request: Asked, agency: FromQuery[str] = "", show: FromQuery[str] = "all") -> Response[str]:
    """Hand out what was paid for them, a row each."""
    with reading(request) as call:
        lines = all_invoices(call.session, call.viewer, _sought(call, agency, show))
        note_export(call, f"the payments for {len(lines)} invoices")
        return table("payments", payment_rows(lines))


router = Router("/", route_handlers=[list_invoices, save_invoices, save_payments], include_in_schema=False)
