"""The page of the licenses, each with its history."""

from __future__ import annotations

from litestar import Response, Router, get
from litestar.params import FromQuery

from models.lookups.bars import bars_of
from models.registries.directory import agencies
from models.registries.lists import Wanted, count_licenses, licenses
from models.store.paging import Part
from web.calls import Asked, reading
from web.filters import agency_of, one_of
from web.pages.forms.bounds import words_of
from web.pages.frame.lists import link, turns
from web.pages.frame.rendering import page

SHOWN = ("active", "suspended", "ended", "all")


@get("/licenses", sync_to_thread=True)
def list_licenses(
    request: Asked,
    q: FromQuery[str] = "",
    agency: FromQuery[str] = "",
    show: FromQuery[str] = "active",
    cursor: FromQuery[str] = "",
) -> Response[str]:
    """List the licenses somebody may see, by the names of their holders."""
    wanted = Wanted(words_of(q), words_of(agency), one_of("show", show, SHOWN, or_nothing=False), Part(cursor))
    with reading(request) as call:
        agency_of(call, wanted.agency)
        found = licenses(call.session, call.viewer, wanted)
        asked = {"q": wanted.words, "agency": wanted.agency, "show": show}
        return page(
            call, request, "registry/licenses.html", wanted=wanted, licenses=found.rows,
            total=count_licenses(call.session, call.viewer, wanted), agencies=agencies(call.session, call.viewer),
            turns=turns(found, lambda cursor: link("/licenses", **asked, cursor=cursor)),
            chips={key: link("/licenses", **{**asked, "show": key}) for key in SHOWN},
            bars=bars_of(call.session, found.rows),
        )  # fmt: skip


router = Router("/", route_handlers=[list_licenses], include_in_schema=False)
