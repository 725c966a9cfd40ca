"""The page of the licenses, each with its history."""

from __future__ import annotations

from litestar import Response, Router, get
from litestar.params import FromQuery

from models.lookups.bars import bars_of
from models.registries.directory import agencies
from models.registries.lists import MOST, Wanted, count_licenses, licenses_by_name
from web.calls import Asked, reading
from web.pages.forms.entry import link, numbered, words_of
from web.pages.frame.rendering import page

PAGE = 50


@get("/licenses", sync_to_thread=True)
def list_licenses(
    request: Asked,
    q: FromQuery[str] = "",
    agency: FromQuery[str] = "",
    show: FromQuery[str] = "active",
    after: FromQuery[int] = 0,
) -> Response[str]:
    """List the licenses somebody may see, by the names of their holders."""
    wanted = Wanted(words_of(q), words_of(agency), show, numbered(after) if after else 0, PAGE)
    with reading(request) as call:
        rows = licenses_by_name(call.session, call.viewer, wanted)
        asked = {"q": wanted.words, "agency": wanted.agency, "show": show}
        return page(
            call, request, "registry/licenses.html", wanted=wanted, licenses=rows[:PAGE], most=MOST,
            total=count_licenses(call.session, call.viewer, wanted), agencies=agencies(call.session, call.viewer),
            more=link("/licenses", **asked, after=rows[PAGE - 1].id) if len(rows) > PAGE else "",
            chips={key: link("/licenses", **{**asked, "show": key}) for key in ("active", "suspended", "ended", "all")},
            bars=bars_of(call.session, rows[:PAGE]),
        )  # fmt: skip


router = Router("/", route_handlers=[list_licenses], include_in_schema=False)
