"""The page of one training: its roster, and recording who missed how much of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect

from models.access.belonging import asking
from models.intake.drafts import FormOf, draft_of, drop_draft
from models.intake.rosters_undone import recorded_lately, take_back_roster
from models.registries.edits.editing import REASON, Registry
from models.registries.forms.trainings import Missed
from models.registries.lists import candidates
from models.registries.rosters import (
    BringsForward,
    Recorded,
    count_roster,
    field_of,
    put_on,
    record,
    roster,
    row_ids,
    take_off,
)
from models.registries.taking_part.calling_off import may_be_called_off
from models.registries.taking_part.sign_ups import is_open, may_be_signed_up, seats_left, signed_up
from models.registries.taking_part.waiting import waiting
from models.registries.trainings import training
from models.rows.registries import Training
from models.store.paging import Part
from web.calls import Asked, Call, reading
from web.pages.forms.bounds import found, numbered, staff_only, words_of
from web.pages.forms.entering import UNTRIED, Tried, attempt, enter
from web.pages.forms.posted import POSTED, Posted
from web.pages.forms.reading import facts_of
from web.pages.frame.confirmation import told
from web.pages.frame.drafting import FIELD, HalfFilled, draft_words, sent_or_kept
from web.pages.frame.lists import link, turns
from web.pages.frame.rendering import page
from web.pages.registries.credit import credit_words, forward_words, learned_words, most_missed
from web.pages.registries.edit_history import past_of
from web.pages.registries.training.roster_fields import (
    ENROLL,
    IN_FULL,
    RECORD,
    ROSTER,
    SIGN_UP,
    WAIT,
    minutes,
    minutes_asked,
    offers,
    roster_sheet,
    typed_on,
    why,
    why_asked,
)
from web.pages.words.dates import clock_words
from web.pages.words.wording import counted
from web.problems import NotFound

MOST_FOUND = 20
SURE = "sure"


@get("/trainings/{training_id:int}", sync_to_thread=True)
def read_training(
    request: Asked, training_id: FromPath[int], q: FromQuery[str] = "", cursor: FromQuery[str] = ""
) -> Response[str]:
    """Show a training and its roster, as far as the asker may see it."""
    with reading(request) as call:
        held = _training(call, training_id)
        return _page(call, request, held, (words_of(q), cursor))


@post("/trainings/{training_id:int}/people", sync_to_thread=True)
def enroll(request: Asked, training_id: FromPath[int], posted: NamedDependency[Posted]) -> Response[str] | Redirect:
    """Put the people that were chosen on the roster."""

    def deed(call: Call, facts: Mapping[str, Any]) -> Redirect:
        staff_only(call, "enroll people")
        count = put_on(call.session, _training(call, training_id), facts, call.now)
        return told(request, f"/trainings/{training_id}", f"Enrolled: {counted(count, 'person', 'people')}.")

    return enter(request, ENROLL, posted, deed, lambda call, tried: _again(call, request, training_id, tried))


@post("/trainings/{training_id:int}/attendance", sync_to_thread=True)
def attendance(request: Asked, training_id: FromPath[int], posted: NamedDependency[Posted]) -> Response[str] | Redirect:
    """Record what people missed, row by row, and say how many open cases learned of it."""

    def half(call: Call) -> HalfFilled:
        staff_only(call, "record attendance")
        held, cursor = _training(call, training_id), posted.get("cursor")
        typed = typed_on(roster(call.session, call.viewer, held, Part(cursor)).rows, posted)
        return HalfFilled(_form_of(held, cursor), typed, _address(held, cursor))

    return sent_or_kept(request, posted.get(FIELD), half, lambda: _attended(request, training_id, posted))


def _form_of(held: Training, cursor: str) -> FormOf:
    """Return which form a page of a roster is."""
    return FormOf.page(_address(held, cursor), RECORD)


def _attended(request: Asked, training_id: int, posted: Posted) -> Response[str] | Redirect:
    def deed(call: Call) -> Redirect:
        staff_only(call, "record attendance")
        held = _training(call, training_id)
        said = {
            row_id: facts_of(Missed, Posted({"missed": posted.all(field_of(row_id))}), call.calendar).facts
            for row_id in row_ids(call.session, held)
            if field_of(row_id) in posted.fields
        }
        done = record(
            call.session, held, said, call.viewer.id, now=call.now, today=call.today, why=posted.get(REASON),
            others_in_full=posted.get(IN_FULL) == "yes", confirmed=posted.get(SURE),
        )  # fmt: skip
        drop_draft(call.session, call.viewer.id, _form_of(held, posted.get("cursor")))
        return told(request, _address(held, posted.get("cursor")), _recorded(done))

    def again(call: Call, tried: Tried) -> Response[str]:
        return _again(call, request, training_id, tried)

    try:
        return attempt(
            request,
            deed,
            again,
            Tried(ROSTER, posted),
            [*minutes_asked(posted.fields), *why_asked()],
            passing=(BringsForward,),
        )
    except BringsForward as asks:
        with reading(request) as call:
            sent = Tried(ROSTER, posted)
            return _again(call, request, training_id, sent, asks)


@post("/trainings/{training_id:int}/off/{row_id:int}", sync_to_thread=True)
def off(request: Asked, training_id: FromPath[int], row_id: FromPath[int]) -> Response[str] | Redirect:
    """Take somebody off the roster, while nothing is recorded of them."""

    def deed(call: Call) -> Redirect:
        staff_only(call, "take people off a roster")
        if not take_off(call.session, _training(call, training_id), numbered(row_id), call.now):
            raise NotFound
        return told(request, f"/trainings/{training_id}", "Taken off the roster.")

    return attempt(request, deed, lambda call, tried: _again(call, request, training_id, tried))


@post("/trainings/{training_id:int}/attendance/undo", sync_to_thread=True)
def take_back(request: Asked, training_id: FromPath[int]) -> Response[str] | Redirect:
    """Take back what the person recorded last, with all that followed from it: all of it, or nothing."""

    def deed(call: Call) -> Redirect:
        staff_only(call, "record attendance")
        held = _training(call, training_id)
        count = take_back_roster(call.session, call.viewer, held, call.now)
        words = f"Taken back for {counted(count, 'person', 'people')}. No email about it was sent."
        return told(request, f"/trainings/{training_id}", words)

    return attempt(request, deed, lambda call, tried: _again(call, request, training_id, tried))


def _until(call: Call, held: Training) -> str:
    """Say until when the person may take back what they recorded last, if they may."""
    lately = recorded_lately(call.session, call.viewer, held, call.now) if call.viewer.is_staff() else None
    return clock_words(lately.until.astimezone(call.calendar.zone)) if lately else ""


def _recorded(done: Recorded) -> str:
    people = counted(done.rows, "person", "people")
    return f"Recorded for {people}. {learned_words(done.cases)}" if done.rows else "Nothing changed."


def _address(held: Training, cursor: str) -> str:
    """Return where a page of a roster is."""
    return link(f"/trainings/{held.id}", cursor=cursor)


def _training(call: Call, training_id: int) -> Training:
    return found(training(call.session, call.viewer, numbered(training_id)))


def _again(
    call: Call, request: Asked, training_id: int, tried: Tried, asks: BringsForward | None = None
) -> Response[str]:
    posted, held = tried.posted or Posted(), _training(call, training_id)
    return _page(call, request, held, (words_of(posted.get("q")), posted.get("cursor")), tried, asks=asks)


def training_page(call: Call, request: Asked, held: Training, tried: Tried) -> Response[str]:
    """Show a training again, with what is wrong."""
    return _page(call, request, held, ("", ""), tried)


def _signing(call: Call, held: Training, tried: Tried) -> dict[str, Any]:
    """Return what the page says of seats and of signing up."""
    session, viewer = call.session, call.viewer
    theirs = may_be_signed_up(session, viewer, held) if is_open(held, call.today) and not viewer.is_staff() else []
    mine = signed_up(session, viewer, held) if is_open(held, call.today) and not viewer.is_staff() else []
    line = waiting(session, held) if is_open(held, call.today) else []
    hers = {each.id for each in (*theirs, *(row.person for row in mine))}
    theirs = [each for each in theirs if each.id not in {wait.person_id for wait in line}] if line else theirs
    offered = [(str(each.id), f"{each.name}, you" if each.id == viewer.id else each.name) for each in theirs]
    return {
        "left": seats_left(session, held), "mine": mine, "theirs": theirs, "in_line": len(line),
        "line": [(place, each) for place, each in enumerate(line, 1) if viewer.is_staff() or each.person_id in hers],
        "wait": WAIT.sheet(call, f"/trainings/{held.id}/wait", tried, offered=offered), "may_call_off": may_be_called_off(held, call.today),
        "sign_up": SIGN_UP.sheet(call, f"/trainings/{held.id}/sign-up", tried, offered=offered),
    }  # fmt: skip


def _page(
    call: Call, request: Asked, held: Training, asked: tuple[str, str], tried: Tried = UNTRIED,
    *, asks: BringsForward | None = None,
) -> Response[str]:  # fmt: skip
    (q, cursor), staff, path = asked, call.viewer.is_staff(), f"/trainings/{held.id}"
    shown = roster(call.session, call.viewer, held, Part(cursor))
    found = candidates(call.session, held, q, MOST_FOUND) if staff and q else []
    draft = draft_of(call.session, call.viewer, _form_of(held, cursor)) if staff and tried.key != ROSTER else None
    left = Posted.of(draft.fields) if draft else Posted()
    reason = why(tried, left)
    rows = [(row, minutes(row, tried, left), *credit_words(row, call.policy)) for row in shown.rows]
    return page(
        call, request, "registry/trainings/training.html", tried.status, training=held, tried=tried, q=q, cursor=cursor,
        asking=asking(call.session, call.viewer, [row.person for row in shown.rows]), rows=rows, staff=staff, total=count_roster(call.session, call.viewer, held),
        turns=turns(shown, lambda cursor: _address(held, cursor)), held=held.held_on <= call.today, undo_until=_until(call, held),
        past=past_of(call, Registry.TRAININGS, held.id), most=most_missed(held.minutes, call.policy), found=found,
        roster=roster_sheet(
            f"{path}/attendance", [*(asks for _, asks, *_ in rows), reason], tried, draft_words(draft.saved_at, call) if draft else ""
        ),
        forward=forward_words(asks.found, call.today) if asks else [], mark=asks.mark if asks else "", unrecorded=sum(row.missed is None for row in shown.rows) > 1, in_full=(tried.posted or left).get(IN_FULL) == "yes",
        reason=reason if any(row.missed is not None for row in shown.rows) else None,
        enroll=ENROLL.sheet(call, f"{path}/people", tried, offered=offers(call, found)), **_signing(call, held, tried),
    )  # fmt: skip


router = Router(
    "/",
    route_handlers=[read_training, enroll, attendance, take_back, off],
    dependencies=POSTED,
    include_in_schema=False,
)
