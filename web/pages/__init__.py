"""Pages for people: server-rendered, working without JavaScript."""

from __future__ import annotations

from litestar import Response, Router
from litestar.response import Redirect

from web.calls import Asked, NotSignedIn, reading
from web.pages.rendering import page, plain_page
from web.problems import Problem


def routers() -> list[Router]:
    """Return the pages' routes."""
    return []


def error_page(request: Asked, problem: Problem) -> Response[str] | Redirect:
    """Say what went wrong on a page; who is not signed in is asked to."""
    if problem.status == 401:
        return Redirect(f"/sign-in?next={request.url.path}")
    try:
        with reading(request) as call:
            return page(call, request, "error.html", problem.status, problem=problem)
    except NotSignedIn:
        return plain_page(request, "error.html", problem.status, problem=problem)
