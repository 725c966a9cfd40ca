"""Where somebody is signed in, and signing out there."""

from __future__ import annotations

from litestar import Router, post
from litestar.params import FromPath
from litestar.response import Redirect

from models.accounts.sessions import end_session, end_sessions
from models.registries.people_and_agencies import audit
from web.calls import Asked, writing
from web.pages.forms.bounds import numbered
from web.pages.forms.posted import POSTED
from web.pages.frame.confirmation import said_at, told
from web.pages.frame.signing_in import signed_out
from web.problems import NotFound


@post("/me/sessions/{session_id:int}/end", sync_to_thread=True)
def end_one(request: Asked, session_id: FromPath[int]) -> Redirect:
    """Sign out one of one's own browsers."""
    with writing(request) as call:
        if not end_session(call.session, call.viewer.id, numbered(session_id)):
            raise NotFound
        audit(call.session, call.now, f"{call.person.email} signed out a browser", call.viewer.id)
        return told(request, "/me#sessions", "That browser is signed out.")


@post("/me/sessions/end", sync_to_thread=True)
def end_all(request: Asked) -> Redirect:
    """Sign out all of one's own browsers, this one among them."""
    with writing(request) as call:
        end_sessions(call.session, call.viewer.id)
        audit(call.session, call.now, f"{call.person.email} signed out everywhere", call.viewer.id)
        answer = said_at(request, "/sign-in", "You are signed out everywhere.")
    for cookie in signed_out(request):
        answer.set_cookie(cookie)
    return answer


router = Router("/", route_handlers=[end_one, end_all], dependencies=POSTED, include_in_schema=False)
