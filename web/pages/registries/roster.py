"""The page of one training: its roster, and recording who missed how much of it."""

from __future__ import annotations

from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect

from models.registries.details import agency_names
from models.registries.lists import candidates
from models.registries.people_and_agencies import Unfit
from models.registries.rosters import Recorded, field_of, put_on, record, roster, take_off
from models.registries.trainings import training
from models.rows.registries import Training
from web.calls import Asked, Call, reading, writing
from web.pages.forms.entry import Entry, found, numbered, prefilled, staff_only, whole, words_of
from web.pages.forms.posted import POSTED, Posted
from web.pages.frame.confirmation import told
from web.pages.frame.rendering import page
from web.pages.registries.credit import credit_words, learned_words, most_missed
from web.pages.words.wording import counted
from web.problems import NotFound

MOST_FOUND = 20


@get("/trainings/{training_id:int}", sync_to_thread=True)
def read_training(request: Asked, training_id: FromPath[int], q: FromQuery[str] = "") -> Response[str]:
    """Show a training and its roster, as far as the asker may see it."""
    with reading(request) as call:
        held = _training(call, training_id)
        return _page(call, request, held, prefilled(q=words_of(q)))


@post("/trainings/{training_id:int}/people", sync_to_thread=True)
def enroll(request: Asked, training_id: FromPath[int], posted: NamedDependency[Posted]) -> Response[str] | Redirect:
    """Put the people that were chosen on the roster."""
    sent = Entry(posted)
    try:
        with writing(request) as call:
            staff_only(call, "enroll people")
            chosen = [int(each) for each in sent.values("people") if each.isdecimal() and len(each) < 19]
            count = put_on(call.session, _training(call, training_id), chosen, call.now)
            return told(request, f"/trainings/{training_id}", f"Enrolled: {counted(count, 'person', 'people')}.")
    except Unfit as unfit:
        with reading(request) as call:
            return _page(call, request, _training(call, training_id), sent.refused(unfit))


@post("/trainings/{training_id:int}/attendance", sync_to_thread=True)
def attendance(request: Asked, training_id: FromPath[int], posted: NamedDependency[Posted]) -> Response[str] | Redirect:
    """Record what people missed, row by row, and say how many open cases learned of it."""
    sent = Entry(posted)
    try:
        with writing(request) as call:
            staff_only(call, "record attendance")
            held = _training(call, training_id)
            missed = {
                row.id: whole(sent.value(field_of(row.id)), unreadable=-1)
                for row in roster(call.session, call.viewer, held)
                if field_of(row.id) in posted.fields
            }
            done = record(call.session, held, missed, call.viewer.id, now=call.now, today=call.today)
            return told(request, f"/trainings/{training_id}", _recorded(done))
    except Unfit as unfit:
        with reading(request) as call:
            return _page(call, request, _training(call, training_id), sent.refused(unfit))


@post("/trainings/{training_id:int}/off/{row_id:int}", sync_to_thread=True)
def off(request: Asked, training_id: FromPath[int], row_id: FromPath[int]) -> Redirect:
    """Take somebody off the roster, while nothing is recorded of them."""
    with writing(request) as call:
        staff_only(call, "take people off a roster")
        if not take_off(call.session, _training(call, training_id), numbered(row_id), call.now):
            raise NotFound
        return told(request, f"/trainings/{training_id}", "One person fewer is on the roster.")


def _recorded(done: Recorded) -> str:
    people = counted(done.rows, "person", "people")
    return f"Recorded for {people}. {learned_words(done.cases)}" if done.rows else "Nothing changed."


def _training(call: Call, training_id: int) -> Training:
    return found(training(call.session, numbered(training_id)))


def _page(call: Call, request: Asked, held: Training, sent: Entry) -> Response[str]:
    rows = roster(call.session, call.viewer, held)
    q, staff = sent.value("q"), call.viewer.is_staff()
    return page(
        call, request, "registry/training.html", 422 if sent.errors else 200, training=held, entry=sent, q=q,
        rows=[(row, field_of(row.id), *credit_words(row, call.policy)) for row in rows], staff=staff,
        held=held.held_on <= call.today, most=most_missed(held.minutes, call.policy),
        found=candidates(call.session, held, q, MOST_FOUND) if staff and q else [],
        agency_names=agency_names(call.session),
    )  # fmt: skip


router = Router(
    "/", route_handlers=[read_training, enroll, attendance, off], dependencies=POSTED, include_in_schema=False
)
