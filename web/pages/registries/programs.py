"""The pages of the programs: the list of an agency's or of all, and adding one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromQuery
from litestar.response import Redirect

from models.intake.starting import may_start_here
from models.registries.directory import agencies, agency
from models.registries.forms.programs import NewProgram
from models.registries.from_cases.sharing import settings_of
from models.registries.programs import count_programs, enter_program, kinds_of, programs
from models.rows.people import Agency
from models.store.paging import Part
from web.calls import Asked, Call, reading
from web.pages.forms.bounds import found, staff_only, words_of
from web.pages.forms.entering import UNTRIED, Ask, Tried, enter
from web.pages.forms.posted import POSTED, Posted
from web.pages.frame.confirmation import told
from web.pages.frame.lists import link, turns
from web.pages.frame.rendering import page
from workflows.law.agency_kinds import may_be_unnamed

ADD = Ask(NewProgram, "Add the program")


@get("/programs", sync_to_thread=True)
def list_programs(request: Asked, agency: FromQuery[str] = "", cursor: FromQuery[str] = "") -> Response[str]:
    """List the programs of the agencies somebody may see, or of one of them."""
    with reading(request) as call:
        of = _of(call, agency)
        shown = programs(call.session, call.viewer, of.key if of else "", Part(cursor))
        return page(
            call, request, "registry/programs/programs.html", programs=shown.rows, of=of, staff=call.viewer.is_staff(), starts=may_start_here(call.viewer),
            asks=bool(call.viewer.agencies()), total=count_programs(call.session, call.viewer), switched=settings_of(call.session, shown.rows, call.today),
            kinds=kinds_of(call.session, shown.rows), may_be_unnamed=may_be_unnamed, turns=turns(shown, lambda cursor: link("/programs", agency=agency, cursor=cursor)),
        )  # fmt: skip


@get("/programs/add", sync_to_thread=True)
def ask_program(request: Asked, agency: FromQuery[str] = "") -> Response[str]:
    """Ask which program is to be added."""
    with reading(request) as call:
        staff_only(call, "add programs")
        return _form(call, request, agency=agency)


@post("/programs/add", sync_to_thread=True)
def add(request: Asked, posted: NamedDependency[Posted]) -> Response[str] | Redirect:
    """Add a program, or say beside the fields what is wrong."""

    def deed(call: Call, facts: Mapping[str, Any]) -> Redirect:
        staff_only(call, "add programs")
        added = enter_program(call.session, facts, call.now, call.viewer.id)
        words = f"{added.name} was added to the programs of {added.agency.name}."
        return told(request, f"/programs?agency={added.agency.key}", words)

    return enter(request, ADD, posted, deed, lambda call, tried: _form(call, request, tried))


def _of(call: Call, key: str) -> Agency | None:
    return found(agency(call.session, call.viewer, words_of(key))) if key else None


def _form(call: Call, request: Asked, tried: Tried = UNTRIED, agency: str = "") -> Response[str]:
    offered = [(each.key, each.name) for each in agencies(call.session, call.viewer) if each.closed_at is None]
    sheet = ADD.sheet(call, "/programs/add", tried, offered=offered, filled={"agency": agency} if agency else {})
    return page(call, request, "registry/programs/program_add.html", tried.status, sheet=sheet, tried=tried)


router = Router("/", route_handlers=[list_programs, ask_program, add], dependencies=POSTED, include_in_schema=False)
