"""The audit log on a page, and as a table: for ICA's director and managing director."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from litestar import Response, Router, get

from models.audit.reading import Line, Wanted, exported, lines, reads_audit
from models.audit.writing import Matter
from models.store.paging import Part
from web.audited import note_export
from web.calls import Asked, Call, reading
from web.filters import day_of, one_of
from web.pages.forms.bounds import words_of
from web.pages.frame.lists import link, turns
from web.pages.frame.rendering import page
from web.pages.frame.tables import table
from web.problems import Forbidden

MATTERS = {
    Matter.SIGN_IN: "Signed in or out",
    Matter.FAILED: "Sign-in failed",
    Matter.REFUSED: "Refused",
    Matter.ROLE: "Role",
    Matter.WAY_IN: "Password link or token",
    Matter.VIEW: "Confidential case seen",
    Matter.SEARCH: "Search",
    Matter.PRINT: "Opened to print",
    Matter.EXPORT: "Export or download",
    Matter.DIRECTORY: "Directory",
    Matter.COMMAND: "Command line",
    Matter.CLOCK: "Practice clock",
}


@dataclass(frozen=True)
class Filters:
    """What somebody asks of the log, as the address has it."""

    who: str
    what: str
    begins: str
    ends: str
    case: str

    def wanted(self, call: Call, cursor: str = "") -> Wanted:
        """Return what that means; or raise UnknownFilter."""
        begins, ends = day_of("begins", self.begins), day_of("ends", self.ends)
        return Wanted(
            self.who,
            one_of("what", self.what, [each.value for each in Matter]),
            call.calendar.at(begins) if begins else None,
            call.calendar.at(ends + timedelta(days=1)) if ends else None,
            self.case.strip(),
            Part(cursor),
        )

    def address(self, path: str, **more: str) -> str:
        """Return an address with the same filters."""
        return link(path, who=self.who, what=self.what, begins=self.begins, ends=self.ends, case=self.case, **more)


@get("/audit", sync_to_thread=True)
def read_log(request: Asked) -> Response[str]:
    """Show what was done to the desk and seen on it, the newest first."""
    asked = _asked(request)
    with reading(request) as call:
        _refuse_others(call)
        found = lines(call.session, call.viewer, asked.wanted(call, request.query_params.get("cursor", "")))
        return page(
            call, request, "audit.html", lines=found.rows, asked=asked, matters=MATTERS, labels=_labels(),
            save=asked.address("/audit.csv"), turns=turns(found, lambda place: asked.address("/audit", cursor=place)),
        )  # fmt: skip


@get("/audit.csv", sync_to_thread=True)
def save_log(request: Asked) -> Response[str]:
    """Hand out the same as a table, which is written down as well."""
    asked = _asked(request)
    with reading(request) as call:
        _refuse_others(call)
        rows = exported(call.session, call.viewer, asked.wanted(call))
        note_export(call, f"{len(rows)} rows of the audit log")
        return table("audit-log", [("When", "Who", "About", "What"), *(_row(call, each) for each in rows)])


def _asked(request: Asked) -> Filters:
    return Filters(
        *(words_of(request.query_params.get(name, "")) for name in ("who", "what", "begins", "ends", "case"))
    )


def _refuse_others(call: Call) -> None:
    if not reads_audit(call.viewer):
        raise Forbidden("only ICA's director and managing director may read the audit log")


def _labels() -> dict[str, str]:
    return {matter.value: words for matter, words in MATTERS.items()}


def _row(call: Call, line: Line) -> tuple[str, ...]:
    return (
        line.at.astimezone(call.calendar.zone).isoformat(timespec="seconds"),
        line.who,
        _labels()[line.matter],
        line.what,
    )


router = Router("/", route_handlers=[read_log, save_log], include_in_schema=False)
