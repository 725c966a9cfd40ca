"""Keeping a form that is half filled in: when somebody says so, as they type, and when their session has ended."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar
from urllib.parse import quote

from litestar import MediaType, Response
from litestar.response import Redirect

from models.casebook.casebook import NoSuchCase
from models.intake.drafts import FormOf, drop_draft, save_draft
from web.calls import Asked, Call, NotSignedIn, ended, writing
from web.pages.frame.confirmation import told
from web.pages.frame.rendering import SAFE
from web.pages.words.dates import clock_words, moment_words
from web.problems import NotFound
from workflows.engine.cases import NotAllowed

FIELD = "draft"  # of a form that is to be kept, and not sent
QUIET, DISCARD = "quiet", "discard"  # as somebody types; and to forget it
T = TypeVar("T")


@dataclass(frozen=True)
class HalfFilled:
    """A form as far as somebody has filled it in: which it is, what of it is kept, and where it stands."""

    form: FormOf
    fields: Mapping[str, object]
    place: str


def sent_or_kept(
    request: Asked, how: str, half: Callable[[Call], HalfFilled], send: Callable[[], T]
) -> T | Response[str] | Redirect:
    """Send a form; or keep it where that is asked (`how`), and also where its author's session has ended by itself.

    `half` finds the form in its author's name, and raises NotAllowed, NoSuchCase or NotFound where it is not theirs to fill in.
    """
    try:
        if not how:
            return send()
        with writing(request) as call:
            return _kept(request, call, half(call), how)
    except NotSignedIn:
        return _kept_after_the_end(request, half)


def _kept(request: Asked, call: Call, half: HalfFilled, how: str) -> Response[str] | Redirect:
    """Keep a form as far as it is filled in, or forget it, and say so."""
    if how == DISCARD:
        drop_draft(call.session, call.viewer.id, half.form)
        return told(request, half.place, "Your draft is discarded.")
    save_draft(call.session, call.viewer, half.form, half.fields, now=call.now)
    if how != QUIET:
        return told(request, half.place, "Your draft is saved. Nobody else sees it.")
    words = f"Draft saved {_clock(call)}" if half.fields else ""
    return Response(words, status_code=200, media_type=MediaType.TEXT, headers=SAFE)


def _kept_after_the_end(request: Asked, half: Callable[[Call], HalfFilled]) -> Redirect:
    """Keep what came in after its author's session had ended by itself, and ask who is there; or raise NotSignedIn.

    It is kept in the author's name: only who signs in under that name sees it.
    """
    try:
        with ended(request) as call:
            found = half(call)
            save_draft(call.session, call.viewer, found.form, found.fields, now=call.now)
    except (NotAllowed, NoSuchCase, NotFound):
        raise NotSignedIn from None
    sign_in = f"/sign-in?next={quote(found.place, safe='/')}&kept=yes"
    return Redirect(sign_in, status_code=303, headers={"HX-Redirect": sign_in})


def draft_words(saved_at: datetime, call: Call) -> str:
    """Return "Your draft of 10:42 a.m."."""
    same_day = call.calendar.day(saved_at) == call.today
    local = saved_at.astimezone(call.calendar.zone)
    return f"Your draft of {clock_words(local) if same_day else moment_words(saved_at, call.calendar)}"


def _clock(call: Call) -> str:
    return clock_words(call.now.astimezone(call.calendar.zone))
