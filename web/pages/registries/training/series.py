"""The page of one new-user series: its sessions, the people in it, and how far each of them has come."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect

from models.access.belonging import asking
from models.lookups.series_wanted import waiting_for_series
from models.registries.edits.editing import Registry
from models.registries.forms.series import NewSession
from models.registries.forms.trainings import Enrollment
from models.registries.rosters import sizes
from models.registries.training_series import add_session, candidates, people_of, put_in, series_of, take_out
from models.rows.people import Person
from models.rows.registries import TrainingSeries
from web.calls import Asked, Call, reading, writing
from web.pages.forms.bounds import found, numbered, staff_only, words_of
from web.pages.forms.entering import UNTRIED, Ask, Tried, enter
from web.pages.forms.posted import POSTED, Posted
from web.pages.frame.confirmation import told
from web.pages.frame.rendering import page
from web.pages.registries.credit import progress_words
from web.pages.registries.edit_history import past_of
from web.pages.registries.training.roster_fields import offers
from web.pages.words.wording import counted
from web.problems import NotFound

SESSION = Ask(NewSession, "Add the session", "session", within=True)
PEOPLE = Ask(Enrollment, "Put them in", "people", drafts=False)
MOST_FOUND, MOST_WAITING = 40, 400


@get("/series/{series_id:int}", sync_to_thread=True)
def read_series(request: Asked, series_id: FromPath[int], q: FromQuery[str] = "") -> Response[str]:
    """Show a series, and the people in it as far as the asker may see them."""
    with reading(request) as call:
        return _page(call, request, series_id, words_of(q))


@post("/series/{series_id:int}/sessions", sync_to_thread=True)
def session(request: Asked, series_id: FromPath[int], posted: NamedDependency[Posted]) -> Response[str] | Redirect:
    """Add a session; everybody in the series is put on its roster."""

    def deed(call: Call, facts: Mapping[str, Any]) -> Redirect:
        staff_only(call, "add sessions")
        added = add_session(call.session, _series(call, series_id), facts, call.now, call.viewer.id)
        return told(request, f"/series/{series_id}", f"Added: {added.title}.")

    return enter(request, SESSION, posted, deed, lambda call, tried: _again(call, request, series_id, tried))


@post("/series/{series_id:int}/people", sync_to_thread=True)
def people(request: Asked, series_id: FromPath[int], posted: NamedDependency[Posted]) -> Response[str] | Redirect:
    """Put the people that were chosen into the series, and on the roster of each of its sessions."""

    def deed(call: Call, facts: Mapping[str, Any]) -> Redirect:
        staff_only(call, "put people into a series")
        count = put_in(call.session, _series(call, series_id), facts, call.now, call.viewer.id)
        return told(
            request, f"/series/{series_id}", f"In the series now: {counted(count, 'more person', 'more people')}."
        )

    return enter(request, PEOPLE, posted, deed, lambda call, tried: _again(call, request, series_id, tried))


@post("/series/{series_id:int}/out/{person_id:int}", sync_to_thread=True)
def out(request: Asked, series_id: FromPath[int], person_id: FromPath[int]) -> Redirect:
    """Take somebody out, while nothing is recorded of their attendance."""
    with writing(request) as call:
        staff_only(call, "take people out of a series")
        if not take_out(call.session, _series(call, series_id), numbered(person_id), call.now):
            raise NotFound
        return told(request, f"/series/{series_id}", "Taken out of the series.")


def _series(call: Call, series_id: int) -> TrainingSeries:
    return found(series_of(call.session, numbered(series_id)))


def _again(call: Call, request: Asked, series_id: int, tried: Tried) -> Response[str]:
    posted = tried.posted or Posted()
    return _page(call, request, series_id, words_of(posted.get("q")), tried)


def _page(call: Call, request: Asked, series_id: int, q: str, tried: Tried = UNTRIED) -> Response[str]:
    series, staff = _series(call, series_id), call.viewer.is_staff()
    inside = people_of(call.session, call.viewer, series)
    waiting = waiting_for_series(call.session, call.viewer, call.today, MOST_WAITING) if staff and not q else []
    offered = candidates(call.session, series, q, MOST_FOUND) if staff and q else waiting
    return page(
        call, request, "registry/trainings/series.html", tried.status, series=series, staff=staff, q=q, tried=tried,
        asking=asking(call.session, call.viewer, [person for person, _ in inside]), sizes=sizes(call.session, call.viewer, series.sessions), offered=offered,
        people=[(person, rows, progress_words(rows, call.policy)) for person, rows in inside],
        past=past_of(call, Registry.SERIES, series.id),
        session=SESSION.sheet(call, f"/series/{series.id}/sessions", tried), put_in=_put_in(call, series, offered, waiting, tried),
    )  # fmt: skip


def _put_in(
    call: Call, series: TrainingSeries, offered: Sequence[Person], waiting: Sequence[Person], tried: Tried
) -> Any:
    """Return the form that asks whom to put in; who waits for a series is chosen already."""
    filled = {"people": tuple(str(person.id) for person in waiting)} if waiting else {}
    return PEOPLE.sheet(call, f"/series/{series.id}/people", tried, offered=offers(call, offered), filled=filled)


router = Router("/", route_handlers=[read_series, session, people, out], dependencies=POSTED, include_in_schema=False)
