"""Giving a person an office, and ending one after its consequences were shown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Redirect

from models.accounts.leaving import administrators_tasks, end_office, orphaned
from models.registries.details import agency_names
from models.registries.people import enter_office
from models.rows.people import Office, Person
from web.calls import Asked, Call, reading
from web.pages.forms.bounds import found, staff_only
from web.pages.forms.entering import UNTRIED, Tried, attempt, enter
from web.pages.forms.posted import POSTED, Posted
from web.pages.frame.confirmation import told
from web.pages.frame.rendering import page
from web.pages.registries.person import GIVE, person_of, person_page


@post("/people/{person_id:int}/offices", sync_to_thread=True)
def give(request: Asked, person_id: FromPath[int], posted: NamedDependency[Posted]) -> Response[str] | Redirect:
    """Give an office; the tasks that waited for its holder go there at once."""

    def deed(call: Call, facts: Mapping[str, Any]) -> Redirect:
        staff_only(call, "add a role")
        who = person_of(call, person_id)
        role = enter_office(call.session, who, facts, call.now, call.viewer.id)
        return told(request, f"/people/{who.id}", f"{who.name} now has the role of {role}.")

    def again(call: Call, tried: Tried) -> Response[str]:
        return person_page(call, request, person_of(call, person_id), tried)

    return enter(request, GIVE, posted, deed, again)


@get("/people/{person_id:int}/offices/{office_id:int}/end", sync_to_thread=True)
def ask_end(request: Asked, person_id: FromPath[int], office_id: FromPath[int]) -> Response[str]:
    """Show what ending an office brings about, before it ends."""
    with reading(request) as call:
        staff_only(call, "end a role")
        return _confirm(call, request, *_office(call, person_id, office_id))


@post("/people/{person_id:int}/offices/{office_id:int}/end", sync_to_thread=True)
def end(request: Asked, person_id: FromPath[int], office_id: FromPath[int]) -> Response[str] | Redirect:
    """End an office; the duties of an agency without an administrator go to the System Administrator."""

    def deed(call: Call) -> Redirect:
        staff_only(call, "end a role")
        who, office = _office(call, person_id, office_id)
        role = office.role
        end_office(call.session, office, call.now, call.viewer.id)
        return told(request, f"/people/{who.id}", f"{who.name} no longer has the role of {role}.")

    def again(call: Call, tried: Tried) -> Response[str]:
        return _confirm(call, request, *_office(call, person_id, office_id), tried)

    return attempt(request, deed, again)


def _office(call: Call, person_id: int, office_id: int) -> tuple[Person, Office]:
    who = person_of(call, person_id)
    return who, found(next((office for office in who.offices if office.id == office_id), None))


def _confirm(call: Call, request: Asked, who: Person, office: Office, tried: Tried = UNTRIED) -> Response[str]:
    orphan = orphaned(call.session, office)
    return page(
        call, request, "registry/office_end.html", tried.status, who=who, office=office, tried=tried,
        agency=agency_names(call.session).get(office.agency_id or 0, ""), orphan=orphan,
        tasks=administrators_tasks(call.session, orphan) if orphan else 0,
    )  # fmt: skip


router = Router("/", route_handlers=[give, ask_end, end], dependencies=POSTED, include_in_schema=False)
