"""The page that says what went wrong; who is not signed in is asked to."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from litestar import Response
from litestar.response import Redirect

from models.intake.remarks import MOST_BYTES
from web.calls import Asked, NotSignedIn, reading
from web.cookies import FORM, to_drop
from web.pages.frame.rendering import page, plain_page
from web.pages.frame.return_path import after_signing_in
from web.problems import BUSY, FAILED, Problem

TOO_LARGE = f"A document has at most {MOST_BYTES // 1024 // 1024} MB. Go back and choose a smaller one."
TOO_OLD = "This page was open too long. Go back, reload it and send it again. Nothing was changed."


def error_page(request: Asked, problem: Problem) -> Response[str] | Redirect:
    """Say what went wrong on a page."""
    if problem.status == 401:
        place = f"/sign-in?next={quote(after_signing_in(request))}"
        # a part of a page that was asked for in the background cannot sign anybody in: the whole page goes there
        return Redirect(place, status_code=303, headers={"HX-Redirect": place})
    forged = problem.status == 403 and "CSRF" in problem.detail
    words = TOO_OLD if forged else TOO_LARGE if problem.status == 413 else problem.detail
    response = _said(request, problem.status, {"problem": problem, "words": words, "forged": forged})
    if forged:
        response.set_cookie(to_drop(request, FORM))  # one of an earlier start of the desk fits no form any more
    return response


def _said(request: Asked, status: int, said: dict[str, Any]) -> Response[str]:
    if status in {FAILED, BUSY}:  # whatever failed may fail again: this page needs nothing of the database
        return plain_page(request, "error.html", status, **said)
    try:
        with reading(request) as call:
            return page(call, request, "error.html", status, **said)
    except NotSignedIn:
        return plain_page(request, "error.html", status, **said)
