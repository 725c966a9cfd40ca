"""The page of the disclosure log."""

from __future__ import annotations

from litestar import Response, Router, get
from litestar.params import FromQuery

from models.registries.directory import agencies
from models.registries.from_cases.disclosure_log import Sought, count_disclosures, disclosures
from models.store.paging import Part
from web.audited import note_export
from web.calls import Asked, reading
from web.filters import agency_of
from web.pages.forms.bounds import words_of
from web.pages.frame.lists import link, turns
from web.pages.frame.rendering import page


@get("/disclosures", sync_to_thread=True)
def list_disclosures(
    request: Asked, q: FromQuery[str] = "", agency: FromQuery[str] = "", cursor: FromQuery[str] = ""
) -> Response[str]:
    """List what was released in the cases somebody may know of, the newest first."""
    sought = Sought(words_of(q), words_of(agency), Part(cursor))
    with reading(request) as call:
        agency_of(call, sought.agency)
        note_export(call, "the disclosure log", hourly=True)
        found = disclosures(call.session, call.viewer, sought)
        asked = {"q": sought.words, "agency": sought.agency}
        return page(
            call, request, "registry/disclosures.html", sought=sought, disclosures=found.rows,
            total=count_disclosures(call.session, call.viewer, sought), agencies=agencies(call.session, call.viewer),
            turns=turns(found, lambda cursor: link("/disclosures", **asked, cursor=cursor)),
        )  # fmt: skip


router = Router("/", route_handlers=[list_disclosures], include_in_schema=False)
