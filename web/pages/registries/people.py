"""The pages of the people the desk knows: the list, and adding somebody."""

from __future__ import annotations

from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromQuery
from litestar.response import Redirect

from models.registries.details import agency_names
from models.registries.directory import agencies
from models.registries.lists import MOST, Wanted, count_people, people_by_name
from models.registries.people_and_agencies import Unfit, add_person, audit
from web.calls import Asked, Call, reading, writing
from web.pages.forms.entry import EMPTY, Entry, agency_chosen, link, numbered, prefilled, staff_only, words_of
from web.pages.forms.posted import POSTED, Posted
from web.pages.frame.confirmation import told
from web.pages.frame.rendering import page

PAGE = 50


@get("/people", sync_to_thread=True)
def list_people(
    request: Asked,
    q: FromQuery[str] = "",
    agency: FromQuery[str] = "",
    show: FromQuery[str] = "here",
    after: FromQuery[int] = 0,
) -> Response[str]:
    """List the people somebody may see, by name."""
    wanted = Wanted(words_of(q), words_of(agency), show, numbered(after) if after else 0, PAGE)
    with reading(request) as call:
        rows = people_by_name(call.session, call.viewer, wanted)
        asked = {"q": wanted.words, "agency": wanted.agency, "show": show}
        return page(
            call, request, "registry/people.html", wanted=wanted, people=rows[:PAGE], most=MOST,
            agencies=agencies(call.session, call.viewer), agency_names=agency_names(call.session),
            total=count_people(call.session, call.viewer, wanted), staff=call.viewer.is_staff(),
            more=link("/people", **asked, after=rows[PAGE - 1].id) if len(rows) > PAGE else "",
            chips={key: link("/people", **{**asked, "show": key}) for key in ("here", "left", "all")},
        )  # fmt: skip


@get("/people/add", sync_to_thread=True)
def ask_person(request: Asked, agency: FromQuery[str] = "") -> Response[str]:
    """Ask who is to be added."""
    with reading(request) as call:
        staff_only(call, "add people")
        return _form(call, request, prefilled(agency=words_of(agency)))


@post("/people/add", sync_to_thread=True)
def add(request: Asked, posted: NamedDependency[Posted]) -> Response[str] | Redirect:
    """Add a person, or say beside the fields what is wrong."""
    sent = Entry(posted)
    try:
        with writing(request) as call:
            staff_only(call, "add people")
            of = agency_chosen(call, sent.value("agency"))
            person = add_person(call.session, sent.value("name"), sent.value("email"), of, call.now)
            audit(call.session, call.now, f"{person.email} was added", call.viewer.id)
            return told(request, f"/people/{person.id}", f"{person.name} was added.")
    except Unfit as unfit:
        with reading(request) as call:
            return _form(call, request, sent.refused(unfit))


def _form(call: Call, request: Asked, sent: Entry = EMPTY) -> Response[str]:
    offered = agencies(call.session, call.viewer)
    return page(call, request, "registry/person_add.html", 422 if sent.errors else 200, entry=sent, agencies=offered)


router = Router("/", route_handlers=[list_people, ask_person, add], dependencies=POSTED, include_in_schema=False)
