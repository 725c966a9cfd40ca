"""Pages from templates: the environment, what every page knows, and how dates are said."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from litestar import MediaType, Response
from litestar.template.base import csrf_token
from markupsafe import Markup

from web.calls import Asked, Call
from web.pages.saying import capital, clause_mark, day_words, due_words, initials, moment_words, plural, until_words
from workflows.calendar import calendar_of
from workflows.policy import FIRST_EDITION

TEMPLATES = Path(__file__).parent.parent / "templates"
SAFE = {
    "Content-Security-Policy": "default-src 'self'; img-src 'self' data:; style-src 'self'; script-src 'self'; "
    "frame-ancestors 'self'; form-action 'self'; base-uri 'none'; object-src 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cache-Control": "no-store",
}


@cache
def environment() -> Environment:
    """Return the templates, made once."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES), undefined=StrictUndefined, autoescape=True, trim_blocks=True,
        lstrip_blocks=True, auto_reload=False,
    )  # fmt: skip
    made.filters |= {"plural": plural, "clause": clause_mark}
    made.globals |= {"capital": capital, "initials": initials}
    return made


def page(call: Call, request: Asked, template: str, status: int = 200, **context: Any) -> Response[str]:
    """Return a page for somebody who is signed in."""
    zone = call.calendar
    said = {
        "day": day_words,
        "moment": lambda at: moment_words(at, zone),
        "due": lambda at: due_words(at, call.now, zone),
        "until": lambda at: until_words(at, call.now, zone),
    }
    return _rendered(
        request, template, status, me=call.viewer, my_agency=call.person.agency, now=call.now, today=call.today,
        local_now=call.now.astimezone(zone.zone), practice=call.house.clock.practice, **said, **context,
    )  # fmt: skip


def plain_page(request: Asked, template: str, status: int = 200, **context: Any) -> Response[str]:
    """Return a page for anybody."""
    zone = calendar_of(FIRST_EDITION.timezone, frozenset())
    said = {"day": day_words, "moment": lambda at: moment_words(at, zone)}
    return _rendered(request, template, status, me=None, practice=False, **said, **context)


def _rendered(request: Asked, template: str, status: int, **context: Any) -> Response[str]:
    token = csrf_token({"request": request})
    hidden = Markup('<input type="hidden" name="_csrf_token" value="{}">').format(token)
    theme = request.cookies.get("theme", "")
    text = (
        environment()
        .get_template(template)
        .render(csrf=hidden, path=request.url.path, theme=theme if theme in {"light", "dark"} else "", **context)
    )
    return Response(text, status_code=status, media_type=MediaType.HTML, headers=SAFE)
