"""The page of the findings, and the same as a table for a spreadsheet."""

from __future__ import annotations

from litestar import Response, Router, get
from litestar.params import FromQuery

from models.registries.directory import agencies
from models.registries.from_cases.findings import Line, Sought, all_findings, count_findings, findings, with_numbers
from models.store.paging import Part
from web.audited import note_export
from web.calls import Asked, reading
from web.filters import agency_of, one_of
from web.pages.forms.bounds import words_of
from web.pages.frame.lists import link, turns
from web.pages.frame.rendering import page
from web.pages.frame.tables import table

SHOWN = ("all", "standing", "revoked")
HEAD = ("Case", "Whose", "Agency", "Which", "Nature", "Happened on", "Found on", "Breach of law", "What became of it")


def _sought(q: str, agency: str, show: str, cursor: str = "") -> Sought:
    shown = one_of("show", show, SHOWN, or_nothing=False)
    return Sought(words_of(q), words_of(agency), "" if shown == "all" else shown, Part(cursor))


@get("/findings", sync_to_thread=True)
def list_findings(
    request: Asked,
    q: FromQuery[str] = "",
    agency: FromQuery[str] = "",
    show: FromQuery[str] = "all",
    cursor: FromQuery[str] = "",
) -> Response[str]:
    """List the violations found in the cases somebody may know of, the newest first."""
    sought = _sought(q, agency, show, cursor)
    with reading(request) as call:
        agency_of(call, sought.agency)
        found = findings(call.session, call.viewer, sought)
        asked = {"q": sought.words, "agency": sought.agency, "show": show}
        return page(
            call, request, "registry/findings.html", sought=sought, show=show,
            findings=with_numbers(call.session, list(found.rows)),
            total=count_findings(call.session, call.viewer, sought), agencies=agencies(call.session, call.viewer),
            chips={key: link("/findings", **{**asked, "show": key}) for key in SHOWN},
            save=link("/findings.csv", **asked), turns=turns(found, lambda place: link("/findings", **asked, cursor=place)),
        )  # fmt: skip


@get("/findings.csv", sync_to_thread=True)
def save_findings(
    request: Asked, q: FromQuery[str] = "", agency: FromQuery[str] = "", show: FromQuery[str] = "all"
) -> Response[str]:
    """Hand out the same as a table, which is written down in the audit log."""
    sought = _sought(q, agency, show)
    with reading(request) as call:
        agency_of(call, sought.agency)
        rows = with_numbers(call.session, all_findings(call.session, call.viewer, sought))
        note_export(call, f"{len(rows)} findings")
        zone = call.calendar.zone
        return table(
            "findings",
            [HEAD, *(_row(each, each.finding.found_at.astimezone(zone).date().isoformat()) for each in rows)],
        )


def _row(line: Line, found_on: str) -> tuple[str, ...]:
    found = line.finding
    agency = found.agency.name if found.agency else ""
    happened, law = found.occurred_on.isoformat(), "yes" if found.law else "no"
    return line.number, line.whose, agency, line.which, found.nature, happened, found_on, law, line.outcome


router = Router("/", route_handlers=[list_findings, save_findings], include_in_schema=False)
