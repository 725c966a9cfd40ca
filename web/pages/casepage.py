"""The page of a case, and the one route by which every step of every process is taken."""

from __future__ import annotations

from litestar import Response, Router, get, post
from litestar.response import Redirect

from models.case_page import last_event
from models.casebook import Stale
from models.casefile import find
from models.intake import Sent, act, offered
from models.remarks import drop_draft, save_draft
from models.replaying import Written
from web.calls import Asked, Call, reading, writing
from web.pages.answers_asked import asked
from web.pages.case_next import lead_of
from web.pages.case_scene import scene_of
from web.pages.case_sheets import Tried
from web.pages.case_view import show_case
from web.pages.confirming import told
from web.pages.misfits import NONE, STATUS, misfits_of
from web.pages.posted import POSTED, Posted
from web.pages.posting import Filled, NoDay, day_of, facts_of
from web.pages.sheets import BACKDATE
from web.pages.timelines import since_words
from workflows.cases import NotAllowed, Refusal
from workflows.facts import Form
from workflows.grammar import Step
from workflows.steps import LOCAL

del Written


@get("/cases/{number:str}", sync_to_thread=True)
def read_case(request: Asked, number: str) -> Response[str]:
    """Show a case."""
    with reading(request) as call:
        return show_case(call, request, number)


@post("/cases/{number:str}/{step:str}", sync_to_thread=True)
def take_step(request: Asked, number: str, step: str, posted: Posted) -> Response[str] | Redirect:
    """Take a step, or keep its form for later; a refusal changes nothing and keeps what was typed."""
    if posted.get("draft"):
        return _keep(request, number, step, posted)
    filled = Filled()
    try:
        with writing(request) as call:
            form = _form(call, number, step)
            filled = facts_of(form, posted, call.calendar)
            sent = Sent(filled.facts, _done_on(posted, filled))
            act(call.session, call.viewer, number, step, sent, now=call.now, version=_version(posted))
            words = _confirmed(call, number, step)
    except NotAllowed as refusal:
        return _again(request, number, step, posted, refusal, filled)
    except Stale:
        return _changed(request, number, step, posted)
    return told(request, f"/cases/{number}", words)
