"""The registry of agreements over the API, as far as the asker may know of their cases."""

from __future__ import annotations

from datetime import date

import msgspec
from litestar import Router, get
from litestar.params import FromQuery

from models.registries.from_cases.agreements import Sought, Status, agencies_of, agreements, status_of
from models.rows.disclosures import Agreement
from models.rows.people import Agency
from models.store.paging import PAGE, part_of
from web.api.shapes import Name, Page
from web.calls import Asked, reading
from web.filters import one_of
from web.reach import within
from workflows.law.door import TokenArea


class AgreementShape(msgspec.Struct, kw_only=True):
    """An agreement with somebody outside."""

    id: int
    kind: str
    title: str
    party: str
    case: str
    agencies: list[Name]
    begun_on: date
    ends_on: date
    ended_on: date | None
    returned_on: date | None
    status: str


@get("/api/agreements", sync_to_thread=True)
def list_agreements(
    request: Asked,
    status: FromQuery[str | None] = None,
    cursor: FromQuery[str | None] = None,
    limit: FromQuery[int] = PAGE,
) -> Page[AgreementShape]:
    """List agreements, the newest first: those running, those ended, and those whose return is outstanding."""
    with reading(request) as call:
        found = agreements(call.session, call.viewer, Sought(_status(status), part_of(cursor, limit)))
        agencies = agencies_of(call.session, found.rows)
        return Page([agreement_shape(row, agencies[row.id]) for row in found.rows], found.next or None)


def agreement_shape(row: Agreement, agencies: list[Agency]) -> AgreementShape:
    """Return an agreement."""
    return AgreementShape(
        id=row.id,
        kind=row.kind,
        title=row.title,
        party=row.party,
        case=row.case.number,
        agencies=[Name(each.id, each.name, each.key) for each in agencies],
        begun_on=row.begun_on,
        ends_on=row.ends_on,
        ended_on=row.ended_on,
        returned_on=row.returned_on,
        status=status_of(row).value,
    )


def _status(asked: str | None) -> Status | None:
    said = one_of("status", asked or "", Status)
    return Status(said) if said else None


router = Router("/", route_handlers=[list_agreements], tags=["registries"], opt=within(TokenArea.REGISTRIES))
