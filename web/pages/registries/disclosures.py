"""The page of the disclosure log."""

from __future__ import annotations

from litestar import Response, Router, get
from litestar.params import FromQuery

from models.registries.directory import agencies
from models.registries.disclosure_log import MOST, Sought, count_disclosures, disclosures
from web.calls import Asked, reading
from web.pages.forms.entry import link, numbered, words_of
from web.pages.frame.rendering import page

PAGE = 50


@get("/disclosures", sync_to_thread=True)
def list_disclosures(
    request: Asked, q: FromQuery[str] = "", agency: FromQuery[str] = "", before: FromQuery[int] = 0
) -> Response[str]:
    """List what was released in the cases somebody may know of, the newest first."""
    sought = Sought(words_of(q), words_of(agency), numbered(before) if before else 0, PAGE)
    with reading(request) as call:
        rows = disclosures(call.session, call.viewer, sought)
        asked = {"q": sought.words, "agency": sought.agency}
        return page(
            call, request, "registry/disclosures.html", sought=sought, disclosures=rows[:PAGE], most=MOST,
            total=count_disclosures(call.session, call.viewer, sought), agencies=agencies(call.session, call.viewer),
            more=link("/disclosures", **asked, before=rows[PAGE - 1].id) if len(rows) > PAGE else "",
        )  # fmt: skip


router = Router("/", route_handlers=[list_disclosures], include_in_schema=False)
