"""The page of one person."""

from __future__ import annotations

from litestar import Response, Router, get
from litestar.params import FromPath

from models.accounts.sign_in import locked_until
from models.registries.details import agency_names, cases_about, signatures
from models.registries.directory import agencies, attended, licenses, person
from models.rows.people import Person
from scheduler.clock import wall_now
from web.calls import Asked, Call, reading
from web.pages.forms.entry import EMPTY, Entry, found, numbered
from web.pages.frame.rendering import page
from web.pages.registries.credit import credit_words
from workflows.law.roles import CLOCK, OF_AN_AGENCY, OF_THE_CASE, Role

OFFICES = tuple(role for role in Role if role not in OF_THE_CASE and role is not CLOCK)


@get("/people/{person_id:int}", sync_to_thread=True)
def read_person(request: Asked, person_id: FromPath[int]) -> Response[str]:
    """Show a person, as far as the asker may know."""
    with reading(request) as call:
        return person_page(call, request, person_of(call, person_id))


def person_of(call: Call, person_id: int) -> Person:
    """Return a person the asker may see; or raise NotFound."""
    return found(person(call.session, call.viewer, numbered(person_id)))


def person_page(call: Call, request: Asked, who: Person, sent: Entry = EMPTY, *, welcome: str = "") -> Response[str]:
    """Return the page of a person, with what was filled in on it, or a link that is shown this once."""
    session, viewer = call.session, call.viewer
    processes = call.house.database.rulebook.processes
    cases = [(case, processes[case.process].label(case.state)) for case in cases_about(session, viewer, who.id)]
    return page(
        call, request, "registry/person.html", 422 if sent.errors else 200, who=who, entry=sent, welcome=welcome,
        staff=viewer.is_staff(), offices=OFFICES, of_an_agency=OF_AN_AGENCY, agencies=agencies(session, viewer),
        agency_names=agency_names(session), processes=processes, cases=cases,
        locked=locked_until(session, who.email, wall_now()) if viewer.is_staff() else None,
        licenses=licenses(session, viewer, limit=200, person_id=who.id), papers=signatures(session, viewer, who.id),
        trainings=[(row, *credit_words(row, call.policy)) for row in attended(session, who.id)],
    )  # fmt: skip


router = Router("/", route_handlers=[read_person], include_in_schema=False)
