"""The list of cases: search, filters, a page at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from litestar import Response, Router, get
from litestar.response import Redirect

from models.casebook.case_details import next_dates
from models.casebook.case_search import Search, count, number_found, search
from models.intake.starting import may_begin_any
from models.registries.directory import agencies
from models.rows.cases import CaseRow
from models.store.paging import Count, Part
from web.calls import Asked, Call, reading
from web.filters import agency_of, one_of, process_of
from web.pages.frame.lists import link, turns
from web.pages.frame.rendering import page
from web.pages.words.dates import Due, capital, due_words, month_day
from web.pages.words.wording import counted, so_many, typeset
from workflows.grammar.process import Process

STATUSES = {"open": "Open", "closed": "Ended"}
FIELDS = ("q", "process", "status", "agency")


@dataclass(frozen=True)
class CaseLine:
    """A case as the list shows it."""

    link: str
    title: str
    meta: tuple[str, ...]
    confidential: bool
    state: str
    due: Due | None
    since: str


@dataclass(frozen=True)
class Wanted:
    """What cases are wanted; all of it stands in the address of the page."""

    q: str = ""
    process: str = ""
    status: str = ""
    agency: str = ""

    def link(self, **changes: str) -> str:
        """Return the address of the same list with something changed, from its first page on."""
        return link("/cases", **{name: getattr(self, name) for name in FIELDS} | changes)

    @property
    def is_narrowed(self) -> bool:
        """Whether not all cases are wanted."""
        return any((self.q.strip(), self.process, self.status, self.agency))


@get("/cases", sync_to_thread=True)
def list_cases(request: Asked) -> Response[str] | Redirect:
    """List the cases that somebody may know of, newest first."""
    query = request.query_params
    wanted = Wanted(*(query.get(name, "")[:200] for name in FIELDS))
    with reading(request) as call:
        one_of("status", wanted.status, STATUSES)
        process_of(call, wanted.process), agency_of(call, wanted.agency)
        if query.get("go") and (number := number_found(call.session, call.viewer, wanted.q)):
            return Redirect(f"/cases/{number}")
        part = Part(query.get("cursor", ""))
        asked = Search(wanted.process, wanted.status, wanted.agency, wanted.q, part)
        found = search(call.session, call.viewer, asked)
        dates = next_dates(call.session, found.rows)
        return page(
            call, request, "cases.html", wanted=wanted, menus=_menus(call, wanted), chosen=_chosen(call, wanted),
            lead=_lead(count(call.session, call.viewer, asked), wanted),
            lines=[_line(call, row, dates) for row in found.rows], may_begin=may_begin_any(call.session, call.viewer),
            turns=turns(found, lambda cursor: wanted.link(cursor=cursor)),
        )  # fmt: skip


def _line(call: Call, row: CaseRow, dates: Mapping[int, datetime]) -> CaseLine:
    process, calendar = call.house.database.rulebook.processes[row.process], call.calendar
    due = due_words(dates[row.id], call.now, calendar) if row.id in dates else None
    agency = (row.agency.name,) if row.agency else ()
    say = partial(month_day, short=True, seen_on=call.today)
    began, ended = calendar.day(row.opened_at), row.closed_at and calendar.day(row.closed_at)
    since = f"Ended {say(ended)}" if ended else f"Open since {say(began)}"
    return CaseLine(
        f"/cases/{row.number}", typeset(row.heading), (row.number, process.title, *agency), process.confidential,
        typeset(_standing(process, row.state)), due, since,
    )  # fmt: skip


def _standing(process: Process, state: str) -> str:
    standing = process.standing(state)
    return capital(standing.stage or standing.state.words)


def _lead(found: Count, wanted: Wanted) -> str:
    many = capital(so_many(found, "case", say=counted))
    if wanted.is_narrowed:
        return f"{many} match{'es' if found.number == 1 else ''}."
    if found.number < 2:
        return f"{many}." if found.number else "You have no cases yet."
    return f"{many}, newest first."


def _menus(call: Call, wanted: Wanted) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the filters that are not in force, each with its choices."""
    processes = call.house.database.rulebook.processes
    offered: dict[str, tuple[str, Sequence[tuple[str, str]]]] = {
        "status": ("Status", list(STATUSES.items())),
        "process": ("Process", [(key, process.title) for key, process in processes.items()]),
        "agency": ("Agency", [(agency.key, agency.name) for agency in agencies(call.session, call.viewer)]),
    }
    return [
        (title, [(words, wanted.link(**{field: key})) for key, words in choices])
        for field, (title, choices) in offered.items()
        if len(choices) > 1 and not getattr(wanted, field)
    ]


def _chosen(call: Call, wanted: Wanted) -> list[tuple[str, str]]:
    """Return the filters in force, each with the way to take it off."""
    process = call.house.database.rulebook.processes.get(wanted.process)
    names = {agency.key: agency.name for agency in agencies(call.session, call.viewer)} if wanted.agency else {}
    said = {
        "status": STATUSES.get(wanted.status, wanted.status),
        "process": process.title if process else wanted.process,
        "agency": names.get(wanted.agency, wanted.agency),
        "q": f'"{wanted.q}"' if wanted.q.strip() else "",
    }
    return [(words, wanted.link(**{field: ""})) for field, words in said.items() if words]


router = Router("/", route_handlers=[list_cases], include_in_schema=False)
