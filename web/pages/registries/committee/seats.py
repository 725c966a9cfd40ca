"""Keeping the seats of the Committee: adding one, giving it to a member for a term, and giving it up."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Redirect

from models.registries.committee.keeping import add_seat, begin_term, give_up, take_back
from models.registries.committee.seats import seat_by_id, sitting_members
from models.registries.forms.committee import NewSeat, NewTerm, SeatGivenUp
from models.rows.meetings import CommitteeSeat, CommitteeTerm
from web.calls import Asked, Call, reading
from web.meetings import hearing_keepers_only
from web.pages.forms.bounds import found, numbered
from web.pages.forms.entering import UNTRIED, Ask, Tried, attempt, enter
from web.pages.forms.offers import Offers
from web.pages.forms.posted import POSTED, Posted
from web.pages.frame.confirmation import told
from web.pages.frame.rendering import page
from web.pages.words.dates import day_words

HOME = "/committee"
ADD, TERM, GIVE_UP = Ask(NewSeat, "Add the seat"), Ask(NewTerm, "Give the seat"), Ask(SeatGivenUp, "Give the seat up")


@get("/committee/seats/add", sync_to_thread=True)
def ask_seat(request: Asked) -> Response[str]:
    """Ask for whom a new seat speaks."""
    with reading(request) as call:
        return _add(call, request)


@post("/committee/seats/add", sync_to_thread=True)
def add(request: Asked, posted: NamedDependency[Posted]) -> Response[str] | Redirect:
    """Add a seat, or say beside the fields what is wrong."""

    def deed(call: Call, facts: Mapping[str, Any]) -> Redirect:
        hearing_keepers_only(call)
        seat = add_seat(call.session, facts, call.now, call.viewer.id)
        return told(
            request, f"{HOME}/seats/{seat.id}/term", "The seat was added. Say who has it, or go back if it is empty."
        )

    return enter(request, ADD, posted, deed, lambda call, tried: _add(call, request, tried))


def _add(call: Call, request: Asked, tried: Tried = UNTRIED) -> Response[str]:
    hearing_keepers_only(call)
    sheet = ADD.sheet(call, f"{HOME}/seats/add", tried)
    return _asking(call, request, tried, sheet=sheet, title="Add a seat", seat=None)


@get("/committee/seats/{seat_id:int}/term", sync_to_thread=True)
def ask_term(request: Asked, seat_id: FromPath[int]) -> Response[str]:
    """Ask who has a seat, and how long."""
    with reading(request) as call:
        return _term(call, request, seat_id)


@post("/committee/seats/{seat_id:int}/term", sync_to_thread=True)
def give(request: Asked, seat_id: FromPath[int], posted: NamedDependency[Posted]) -> Response[str] | Redirect:
    """Give a seat to a member for a term, or say beside the fields what is wrong."""

    def deed(call: Call, facts: Mapping[str, Any]) -> Redirect:
        term = begin_term(call.session, _seat(call, seat_id), facts, call.now, call.viewer.id)
        return told(request, HOME, f"{term.person.name} has the seat until {day_words(term.ends_on)}.")

    return enter(request, TERM, posted, deed, lambda call, tried: _term(call, request, seat_id, tried))


def _term(call: Call, request: Asked, seat_id: int, tried: Tried = UNTRIED) -> Response[str]:
    seat = _seat(call, seat_id)
    members = [(each.email, each.name) for each in sitting_members(call.session)]
    sheet = TERM.sheet(call, f"{HOME}/seats/{seat_id}/term", tried, offered=Offers(users=members))
    return _asking(call, request, tried, sheet=sheet, title="Give the seat to a member", seat=seat)


@get("/committee/seats/{seat_id:int}/give-up", sync_to_thread=True)
def ask_give_up(request: Asked, seat_id: FromPath[int]) -> Response[str]:
    """Ask from when on there is no such seat."""
    with reading(request) as call:
        return _giving_up(call, request, seat_id)


@post("/committee/seats/{seat_id:int}/give-up", sync_to_thread=True)
def end(request: Asked, seat_id: FromPath[int], posted: NamedDependency[Posted]) -> Response[str] | Redirect:
    """Give a seat up, or say beside the fields what is wrong."""

    def deed(call: Call, facts: Mapping[str, Any]) -> Redirect:
        on = give_up(call.session, _seat(call, seat_id), facts, call.now, call.viewer.id)
        return told(request, HOME, f"There is no such seat from {day_words(on)}.")

    return enter(request, GIVE_UP, posted, deed, lambda call, tried: _giving_up(call, request, seat_id, tried))


def _giving_up(call: Call, request: Asked, seat_id: int, tried: Tried = UNTRIED) -> Response[str]:
    seat = _seat(call, seat_id)
    sheet = GIVE_UP.sheet(call, f"{HOME}/seats/{seat_id}/give-up", tried)
    return _asking(call, request, tried, sheet=sheet, title="Give a seat up", seat=seat)


@get("/committee/seats/{seat_id:int}/terms/{term_id:int}/take-back", sync_to_thread=True)
def ask_take_back(request: Asked, seat_id: FromPath[int], term_id: FromPath[int]) -> Response[str]:
    """Show what it brings about that a term is taken back."""
    with reading(request) as call:
        return _confirm(call, request, _term_of(call, seat_id, term_id))


@post("/committee/seats/{seat_id:int}/terms/{term_id:int}/take-back", sync_to_thread=True)
def undo_term(request: Asked, seat_id: FromPath[int], term_id: FromPath[int]) -> Response[str] | Redirect:
    """Take a term back."""

    def deed(call: Call) -> Redirect:
        term = _term_of(call, seat_id, term_id)
        take_back(call.session, term, call.now, call.viewer.id)
        return told(request, HOME, f"The term of {term.person.name} was taken back.")

    return attempt(request, deed, lambda call, tried: _confirm(call, request, _term_of(call, seat_id, term_id), tried))


def _confirm(call: Call, request: Asked, term: CommitteeTerm, tried: Tried = UNTRIED) -> Response[str]:
    return page(call, request, "registry/committee/take_back.html", tried.status, term=term, tried=tried)


def _seat(call: Call, seat_id: int) -> CommitteeSeat:
    hearing_keepers_only(call)
    return found(seat_by_id(call.session, numbered(seat_id)))


def _term_of(call: Call, seat_id: int, term_id: int) -> CommitteeTerm:
    standing = (each for each in _seat(call, seat_id).terms if each.void_at is None)
    return found(next((each for each in standing if each.id == term_id), None))


def _asking(call: Call, request: Asked, tried: Tried, **said: object) -> Response[str]:
    return page(call, request, "registry/committee/seat_form.html", tried.status, tried=tried, **said)


router = Router(
    "/",
    route_handlers=[ask_seat, add, ask_term, give, ask_give_up, end, ask_take_back, undo_term],
    dependencies=POSTED, include_in_schema=False,
)  # fmt: skip
