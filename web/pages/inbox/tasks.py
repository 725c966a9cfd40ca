"""What one does with a task besides answering it: claim, give back, snooze, hand on; each can be undone."""

from __future__ import annotations

from datetime import date, datetime

from litestar import Response, Router, post
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Redirect

from models.casebook.case_search import names
from models.inbox.tasks import assign, claim, release, snooze, task
from models.intake.drafts import drop_draft
from web.calls import Asked, Call, writing
from web.moments import day_of
from web.pages.forms.posted import POSTED, Posted
from web.pages.frame.confirmation import Onward, Undo, told
from web.pages.frame.drafting import FIELD, sent_or_kept
from web.pages.frame.return_path import local
from web.pages.inbox.reasons import form_of, half_typed
from web.pages.words.dates import day_words
from workflows.answers.written import whole_number
from workflows.engine.cases import NotAllowed, Refusal
from workflows.grammar.steps import LOCAL
from workflows.law.roles import OF_THE_CASE


@post("/tasks/{duty_id:int}/claim", sync_to_thread=True)
def claim_task(request: Asked, duty_id: FromPath[int], posted: NamedDependency[Posted]) -> Redirect:
    """Take a task of the team on oneself."""
    with writing(request) as call:
        claim(call.session, call.viewer, duty_id, call.now)
        _, case = task(call.session, call.viewer, duty_id)
        onward = Onward(link=f"/cases/{case.number}", words="Open it")
        undo = _undo(duty_id, "release", "Return to the team")
        return told(request, local(posted.get("back")), "The task is yours.", undo, onward=onward)


@post("/tasks/{duty_id:int}/release", sync_to_thread=True)
def release_task(request: Asked, duty_id: FromPath[int], posted: NamedDependency[Posted]) -> Redirect:
    """Give a task back to the team."""
    with writing(request) as call:
        duty, _ = task(call.session, call.viewer, duty_id)
        mine = duty.assignee_id == call.viewer.id
        release(call.session, call.viewer, duty_id, call.now)
        undo = _undo(duty_id, "claim") if mine else None
        return told(request, local(posted.get("back")), "Returned to the team.", undo)


@post("/tasks/{duty_id:int}/snooze", sync_to_thread=True)
def snooze_task(request: Asked, duty_id: FromPath[int], posted: NamedDependency[Posted]) -> Response[str] | Redirect:
    """Put a task out of sight until a day, or keep the reason for later; without a day, bring the task back."""
    return sent_or_kept(
        request, posted.get(FIELD), lambda call: half_typed(call, duty_id, posted),
        lambda: _snoozed(request, duty_id, posted),
    )  # fmt: skip


def _snoozed(request: Asked, duty_id: int, posted: Posted) -> Redirect:
    with writing(request) as call:
        duty, case = task(call.session, call.viewer, duty_id)
        slept = duty.snoozed_until
        day = day_of(call, posted.get("until"), "until")
        snooze(call.session, call.viewer, duty_id, _morning(call, day), call.now, why=posted.get("why"))
        drop_draft(call.session, call.viewer.id, form_of(case, duty_id))
        before = call.calendar.day(slept).isoformat() if slept and slept > call.now else ""
        words = f"Snoozed until {day_words(day)}." if day else "Back in your inbox."
        return told(request, local(posted.get("back")), words, _undo(duty_id, "snooze", until=before))


@post("/tasks/{duty_id:int}/assign", sync_to_thread=True)
def assign_task(request: Asked, duty_id: FromPath[int], posted: NamedDependency[Posted]) -> Redirect:
    """Hand a task to somebody who may do it."""
    person = whole_number(posted.get("person"))
    if person is None:
        raise NotAllowed(Refusal(LOCAL, "choose who gets the task", field="person"))
    with writing(request) as call:
        duty, _ = task(call.session, call.viewer, duty_id)
        before, free = duty.assignee_id, duty.assignee_id is None and duty.owner not in OF_THE_CASE
        assign(call.session, call.viewer, duty_id, person, call.now)
        name = names(call.session, {person})[person]
        back = _undo(duty_id, "assign", person=str(before)) if before else None
        undo = _undo(duty_id, "release") if free else back
        return told(request, local(posted.get("back")), f"Reassigned to {name}.", undo)


def _morning(call: Call, day: date | None) -> datetime | None:
    return call.calendar.at(day) if day else None


def _undo(duty_id: int, deed: str, words: str = "Undo", **fields: str) -> Undo:
    return Undo(action=f"/tasks/{duty_id}/{deed}", fields=fields, deed=words)


router = Router(
    "/",
    route_handlers=[claim_task, release_task, snooze_task, assign_task],
    dependencies=POSTED,
    include_in_schema=False,
)
