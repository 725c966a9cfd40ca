"""Keeping a form that is half filled in: when somebody says so, as they type, and when their session has ended."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from urllib.parse import quote

from litestar import MediaType, Response
from litestar.response import Redirect

from models.casebook.casebook import NoSuchCase
from models.intake.drafts import FormOf, drop_draft, save_draft
from web.calls import Asked, Call, NotSignedIn, ended
from web.pages.frame.confirmation import told
from web.pages.frame.rendering import SAFE
from web.pages.words.dates import clock_words, moment_words
from workflows.engine.cases import NotAllowed

FIELD = "draft"  # of a form that is to be kept, and not sent
QUIET, DISCARD = "quiet", "discard"  # as somebody types; and to forget it


def kept(
    request: Asked, call: Call, form: FormOf, fields: Mapping[str, object], *, how: str, place: str
) -> Response[str] | Redirect:
    """Keep a form as far as it is filled in, or forget it, and say so."""
    if how == DISCARD:
        drop_draft(call.session, call.viewer.id, form)
        return told(request, place, "Your draft is discarded.")
    save_draft(call.session, call.viewer, form, fields, now=call.now)
    if how != QUIET:
        return told(request, place, "Your draft is saved. Nobody else sees it.")
    words = f"Draft saved {_clock(call)}" if fields else ""
    return Response(words, status_code=200, media_type=MediaType.TEXT, headers=SAFE)


def kept_after_the_end(request: Asked, keep: Callable[[Call], str]) -> Redirect:
    """Keep what came in after its author's session had ended by itself, and ask who is there; or raise NotSignedIn.

    `keep` keeps it in the author's name, and returns the place of the form. Only who signs in under that name sees it.
    """
    try:
        with ended(request) as call:
            place = keep(call)
    except (NotAllowed, NoSuchCase):
        raise NotSignedIn from None
    sign_in = f"/sign-in?next={quote(place, safe='/')}&kept=yes"
    return Redirect(sign_in, status_code=303, headers={"HX-Redirect": sign_in})


def draft_words(saved_at: datetime, call: Call) -> str:
    """Return "Your draft of 10:42 a.m."."""
    same_day = call.calendar.day(saved_at) == call.today
    local = saved_at.astimezone(call.calendar.zone)
    return f"Your draft of {clock_words(local) if same_day else moment_words(saved_at, call.calendar)}"


def _clock(call: Call) -> str:
    return clock_words(call.now.astimezone(call.calendar.zone))
