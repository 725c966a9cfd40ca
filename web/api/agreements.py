"""The registry of agreements over the API, as far as the asker may know of their cases."""

from __future__ import annotations

from datetime import date

import msgspec
from litestar import Router, get
from litestar.params import FromQuery

from models.registries.agreements import Sought, Status, agencies_of, agreements, status_of
from models.rows.disclosures import Agreement
from models.rows.people import Agency
from web.api.shapes import Name, Page
from web.calls import Asked, reading
from web.cursors import bounded
from workflows.engine.cases import NotAllowed, Refusal
from workflows.grammar.steps import LOCAL


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
    limit: FromQuery[int] = 50,
) -> Page[AgreementShape]:
    """List agreements, the newest first: those running, those ended, and those whose return is outstanding."""
    with reading(request) as call:
        rows = agreements(call.session, call.viewer, Sought(_status(status), _before(cursor), bounded(limit)))
        agencies = agencies_of(call.session, rows[:limit])
        items = [agreement_shape(row, agencies[row.id]) for row in rows[:limit]]
    return Page(items, str(items[-1].id) if len(rows) > limit else None)


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
    if asked and asked not in set(Status):
        raise NotAllowed(Refusal(LOCAL, f"choose one of: {', '.join(Status)}", field="status"))
    return Status(asked) if asked else None


def _before(cursor: str | None) -> int:
    if not cursor:
        return 0
    if not (cursor.isascii() and cursor.isdigit()) or len(cursor) > 18:
        raise NotAllowed(Refusal(LOCAL, "that is no cursor of this list", field="cursor"))
    return int(cursor)


router = Router("/", route_handlers=[list_agreements], tags=["registries"])
