"""The disclosure log over the API, as far as the asker may know of its cases."""

from __future__ import annotations

from datetime import date, datetime

import msgspec
from litestar import Router, get
from litestar.params import FromQuery

from models.registries.from_cases.disclosure_log import Sought, disclosures
from models.rows.disclosures import Disclosure
from models.store.paging import PAGE, part_of
from web.api.shapes import Page
from web.audited import note_export
from web.calls import Asked, reading
from web.filters import agency_of
from web.reach import within
from workflows.law.door import TokenArea


class DisclosureShape(msgspec.Struct, kw_only=True):
    """What was released: to whom, on what ground, and who decided."""

    id: int
    case: str
    agency: str | None
    disclosed_on: date
    recorded_at: datetime
    recipient: str
    what: str
    ground: str
    clause: str
    counted: str = ""
    document: str = ""
    sha256: str = ""
    decided_by: str | None
    decided_as: str


@get("/api/disclosures", sync_to_thread=True)
def list_disclosures(
    request: Asked,
    q: FromQuery[str] = "",
    agency: FromQuery[str] = "",
    cursor: FromQuery[str | None] = None,
    limit: FromQuery[int] = PAGE,
) -> Page[DisclosureShape]:
    """List the disclosures of the cases you may know of, the newest first."""
    with reading(request) as call:
        sought = Sought(q[:200], agency_of(call, agency[:200]), part_of(cursor, limit))
        note_export(call, "the disclosure log", hourly=True)
        found = disclosures(call.session, call.viewer, sought)
        return Page([disclosure_shape(row) for row in found.rows], found.next or None)


def disclosure_shape(row: Disclosure) -> DisclosureShape:
    """Return a row of the log."""
    return DisclosureShape(
        id=row.id,
        case=row.case.number,
        agency=row.agency.key if row.agency else None,
        disclosed_on=row.disclosed_on,
        recorded_at=row.recorded_at,
        recipient=row.recipient,
        what=row.what,
        ground=row.ground,
        clause=row.clause,
        counted=row.counted,
        document=row.document,
        sha256=row.sha256,
        decided_by=row.decided_by.name if row.decided_by else None,
        decided_as=row.decided_as.name_outside,
    )


router = Router("/", route_handlers=[list_disclosures], tags=["registries"], opt=within(TokenArea.LOGS))
