"""The pages of the people the desk knows: the list, and adding somebody."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromQuery
from litestar.response import Redirect

from models.access.belonging import asking
from models.registries.details import agency_names
from models.registries.directory import agencies
from models.registries.forms.people import NewPerson
from models.registries.lists import Wanted, count_people, people
from models.registries.people import enter_person
from models.store.paging import Part
from web.calls import Asked, Call, reading
from web.filters import agency_of, one_of
from web.pages.forms.bounds import staff_only, words_of
from web.pages.forms.entering import UNTRIED, Ask, Tried, enter
from web.pages.forms.posted import POSTED, Posted
from web.pages.frame.confirmation import told
from web.pages.frame.lists import link, turns
from web.pages.frame.rendering import page

SHOWN = ("here", "left", "all")
ADD = Ask(NewPerson, "Add the person")


@get("/people", sync_to_thread=True)
def list_people(
    request: Asked,
    q: FromQuery[str] = "",
    agency: FromQuery[str] = "",
    show: FromQuery[str] = "here",
    cursor: FromQuery[str] = "",
) -> Response[str]:
    """List the people somebody may see, by name."""
    wanted = Wanted(words_of(q), words_of(agency), one_of("show", show, SHOWN, or_nothing=False), Part(cursor))
    with reading(request) as call:
        agency_of(call, wanted.agency)
        found = people(call.session, call.viewer, wanted)
        asked = {"q": wanted.words, "agency": wanted.agency, "show": show}
        return page(
            call, request, "registry/people.html", wanted=wanted, people=found.rows, asking=asking(call.session, call.viewer, found.rows),
            agencies=agencies(call.session, call.viewer), agency_names=agency_names(call.session),
            total=count_people(call.session, call.viewer, wanted), staff=call.viewer.is_staff(),
            turns=turns(found, lambda cursor: link("/people", **asked, cursor=cursor)),
            chips={key: link("/people", **{**asked, "show": key}) for key in SHOWN},
        )  # fmt: skip


@get("/people/add", sync_to_thread=True)
def ask_person(request: Asked, agency: FromQuery[str] = "") -> Response[str]:
    """Ask who is to be added."""
    with reading(request) as call:
        staff_only(call, "add people")
        return _form(call, request, agency=words_of(agency))


@post("/people/add", sync_to_thread=True)
def add(request: Asked, posted: NamedDependency[Posted]) -> Response[str] | Redirect:
    """Add a person, or say beside the fields what is wrong."""

    def deed(call: Call, facts: Mapping[str, Any]) -> Redirect:
        staff_only(call, "add people")
        person = enter_person(call.session, facts, call.now, call.viewer.id)
        return told(request, f"/people/{person.id}", f"{person.name} was added.")

    return enter(request, ADD, posted, deed, lambda call, tried: _form(call, request, tried))


def _form(call: Call, request: Asked, tried: Tried = UNTRIED, agency: str = "") -> Response[str]:
    offered = [(each.key, each.name) for each in agencies(call.session, call.viewer)]
    sheet = ADD.sheet(call, "/people/add", tried, offered=offered, filled={"agency": agency})
    return page(call, request, "registry/person_add.html", tried.status, sheet=sheet, tried=tried)


router = Router("/", route_handlers=[list_people, ask_person, add], dependencies=POSTED, include_in_schema=False)
