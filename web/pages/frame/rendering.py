"""Pages from templates: the environment, what every page knows, and how dates are said."""

from __future__ import annotations

from collections.abc import Hashable
from functools import cache, lru_cache
from pathlib import Path
from secrets import token_urlsafe
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from litestar import MediaType, Response
from litestar.template.base import csrf_token
from markupsafe import Markup

from models.inbox.due import next_due
from models.lookups.standing.interruptions import interrupted
from web.calls import Asked, Call
from web.deeds import FIELD, PROTECTION
from web.pages.frame.confirmation import forget, said
from web.pages.frame.directory_menu import registries_of
from web.pages.frame.return_path import INBOX, here, queue_left
from web.pages.words.dates import (
    capital,
    clause_mark,
    clock_words,
    day_words,
    due_words,
    initials,
    moment_words,
    plural,
    short_day,
    until_words,
)
from web.pages.words.wording import counted, lowered, so_many, stop, typeset
from workflows.law.calendar import calendar_of
from workflows.law.policy import FIRST_EDITION

TEMPLATES = Path(__file__).parent.parent.parent / "templates"
BAD_REQUEST = 400
THEMES = frozenset({"light", "dark"})
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
    made.filters |= {
        "plural": plural,
        "stop": stop,
        "so_many": so_many,
        "clause": clause_mark,
        "typeset": typeset,
        "lowered": lowered,
    }
    made.globals |= {
        "capital": capital,
        "initials": initials,
        "counted": counted,
        "fragment": fragment,
    }
    made.globals["registries_of"] = registries_of
    return made


@lru_cache(maxsize=5000)
def fragment(template: str, shown: Hashable) -> Markup:
    """Return a part of a page that depends on one value alone, and so is not rendered twice while it says the same."""
    return Markup(environment().get_template(template).render(shown=shown))  # noqa: S704 - the template escapes # nosec B704


def page(call: Call, request: Asked, template: str, status: int = 200, **context: Any) -> Response[str]:
    """Return a page for somebody who is signed in."""
    zone = call.calendar
    dates = {
        "day": day_words,
        "moment": lambda at: moment_words(at, zone),
        "due": lambda at: due_words(at, call.now, zone),
        "until": lambda at: until_words(at, call.now, zone),
        "zone_words": zone.zone_words,
    }
    return _rendered(
        request, template, status, inbox=queue_left(request, call.viewer.id), me=call.viewer, now=call.now, today=call.today,
        local_now=call.now.astimezone(zone.zone), practice=call.house.clock.practice, next_stop=_next_stop(call), desk_time=moment_words(call.now, zone, year=True),
        hmis_down=interrupted(call.session, call.now),
        **dates, **context,
    )  # fmt: skip


def plain_page(request: Asked, template: str, status: int = 200, **context: Any) -> Response[str]:
    """Return a page for anybody."""
    zone = calendar_of(FIRST_EDITION.timezone, frozenset())
    dates = {"day": day_words, "moment": lambda at: moment_words(at, zone), "zone_words": zone.zone_words}
    return _rendered(
        request, template, status, inbox=INBOX, me=None, practice=False, hmis_down=None, **dates, **context
    )


def _next_stop(call: Call) -> str:
    """Return when a practice desk's clock acts next: "2 p.m. today", or "Fri, Jun 5"."""
    moment = next_due(call.session) if call.house.clock.practice else None
    if moment is None or moment <= call.now:
        return ""
    local, day = moment.astimezone(call.calendar.zone), call.calendar.day(moment)
    hour = clock_words(local) if (local.hour, local.minute) != (0, 0) else ""
    if day == call.today:
        return f"{hour} today"
    return f"{short_day(day)}, {hour}" if hour else short_day(day)


def _hidden(request: Asked) -> Markup:
    """Return what every form of a page carries: that it is of this desk, and by what a double click is known."""
    field = Markup('<input type="hidden" name="{}" value="{}">')
    return field.format(PROTECTION, csrf_token({"request": request})) + field.format(FIELD, token_urlsafe(12))


def _rendered(request: Asked, template: str, status: int, **context: Any) -> Response[str]:
    theme, confirmed = request.cookies.get("theme", ""), said(request)
    text = (
        environment()
        .get_template(template)
        .render(
            csrf=_hidden(request), path=request.url.path, here=here(request), said=confirmed if status < BAD_REQUEST else None,
            theme=theme if theme in THEMES else "", **context,
        )
    )  # fmt: skip
    response = Response(text, status_code=status, media_type=MediaType.HTML, headers=SAFE)
    if confirmed:
        forget(request, response)
    return response
