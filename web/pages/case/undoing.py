"""Taking back what one did a moment ago, while its mail waits."""

from __future__ import annotations

from litestar import Response, Router, post
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Redirect

from models.casebook.casebook import Stale
from models.intake.undoing import undo
from web.calls import Asked, reading, writing
from web.pages.case.step_forms import UNDO, Tried
from web.pages.case.view import show_case
from web.pages.forms.posted import POSTED, Posted
from web.pages.frame.confirmation import told
from web.pages.words.wording import typeset
from web.problems import STATUS
from workflows.answers.written import whole_number
from workflows.engine.cases import Kind, NotAllowed

CHANGED = "The case has changed since you opened it, so nothing was taken back."


@post("/cases/{number:str}/undo", sync_to_thread=True)
def take_back(request: Asked, number: FromPath[str], posted: NamedDependency[Posted]) -> Response[str] | Redirect:
    """Take back what the person did last in a case."""
    version = posted.get("version")
    try:
        with writing(request) as call:
            seen = whole_number(version)
            undo(call.session, call.viewer, number, call.now, version=seen)
            return told(request, f"/cases/{number}", "Taken back. No email about it was sent.")
    except NotAllowed as no:
        return _refused(request, number, no.first.said, STATUS[no.first.kind])
    except Stale:
        return _refused(request, number, CHANGED, STATUS[Kind.GONE])


def _refused(request: Asked, number: str, words: str, status: int) -> Response[str]:
    with reading(request) as call:
        return show_case(call, request, number, status, Tried(UNDO, refused=typeset(words)))


router = Router("/", route_handlers=[take_back], dependencies=POSTED, include_in_schema=False)
