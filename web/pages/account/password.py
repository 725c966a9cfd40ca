"""Changing one's own password, by whoever knows the present one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.response import Redirect

from models.accounts.forms import ChangedPassword
from models.accounts.passwords import Chosen, choose
from models.accounts.sign_in import Crowded, Locked, prove
from models.accounts.ways_in import set_password
from models.registries.entries import refused, wrong
from models.registries.people_and_agencies import audit
from notifications.writing.changes.password_change import tell_of_password
from scheduler.clock import wall_now
from web.calls import Asked, Call, reading, writing
from web.pages.account.browsers import client_of
from web.pages.account.wrong_passwords import crowded_words, locked_words, wrong_words
from web.pages.forms.entering import UNTRIED, Ask, Tried
from web.pages.forms.posted import POSTED, Posted
from web.pages.forms.questions import asked
from web.pages.forms.reading import facts_of
from web.pages.forms.refusals import misfits_of
from web.pages.frame.confirmation import told
from web.pages.frame.rendering import page
from web.pages.frame.signing_in import signed_in_by
from workflows.engine.cases import NotAllowed

CHANGE = Ask(ChangedPassword, "Change your password", "password", drafts=False)
DONE = "Your password is changed. All your other browsers, your programs and your calendar have to be let in anew."


@get("/me/password", sync_to_thread=True)
def show_password(request: Asked) -> Response[str]:
    """Ask for the present password and another one."""
    with reading(request) as call:
        return _page(call, request)


@post("/me/password", sync_to_thread=True, opt={"anew": True})  # what was typed leaves no trace, not even a fingerprint
def change_password(request: Asked, posted: NamedDependency[Posted]) -> Response[str] | Redirect:
    """Change it, and let whatever was let in by the old one be void."""
    with reading(request) as call:
        person_id, email = call.person.id, call.person.email
        facts = facts_of(ChangedPassword, posted, call.calendar).facts
    try:
        _check_present(request, email, facts)
        chosen = choose(call.house.database, person_id, ChangedPassword, facts, wall_now())
        return _changed(request, chosen)
    except NotAllowed as no:
        with reading(request) as call:
            misfits = misfits_of(no.refusals, asked(ChangedPassword, call.policy))
            return _page(call, request, Tried(CHANGE.key, None, misfits, 422))


def _check_present(request: Asked, email: str, facts: Mapping[str, Any]) -> None:
    """Check the present password, which counts as at the door; or raise NotAllowed. None at all is said with the rest."""
    present = str(facts.get("present", ""))
    if not present:
        return
    with reading(request) as call:
        policy, database = call.policy, call.house.database
    try:
        if prove(database, email, present, wall_now(), client_of(request)) is None:
            raise NotAllowed(wrong("present", f"this is not your present password. {_after(wrong_words(policy))}"))
    except Locked:
        raise refused(locked_words(policy)) from None
    except Crowded:
        raise refused(crowded_words(policy)) from None


def _after(words: str) -> str:
    """Return the last sentence of what the door says."""
    return words.rpartition("After")[1] + words.rpartition("After")[2]


def _changed(request: Asked, chosen: Chosen) -> Redirect:
    with writing(request) as call:
        person, wall = call.person, wall_now()
        opened = set_password(call.session, person, chosen, wall, client_of(request))
        tell_of_password(call.session, person, now=call.now, desk=call.house.worker.desk, wall=wall)
        audit(call.session, call.now, f"{person.email} changed their password", call.viewer.id)
        answer = told(request, "/me", DONE)
    for cookie in signed_in_by(request, opened):
        answer.set_cookie(cookie)
    return answer


def _page(call: Call, request: Asked, tried: Tried = UNTRIED) -> Response[str]:
    sheet = CHANGE.sheet(call, "/me/password", tried)
    return page(call, request, "password.html", tried.status, sheet=sheet, tried=tried)


router = Router("/", route_handlers=[show_password, change_password], dependencies=POSTED, include_in_schema=False)
