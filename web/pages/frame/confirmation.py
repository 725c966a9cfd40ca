"""One line that confirms what was done, shown once on the next page, with a way to undo it where there is one."""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode

import msgspec
from litestar import Response
from litestar.response import Redirect

from models.store.deeds_done import Led
from web.calls import Asked
from web.cookies import kept, to_drop, to_keep
from web.deeds import DoneBefore, lead
from web.pages.frame.return_path import after_signing_in, local

COOKIE = "desk-said"
LONGEST = 600  # characters; a cookie holds little
SECONDS = 300  # for which it waits to be shown


class Undo(msgspec.Struct, kw_only=True):
    """The form that takes something back."""

    action: str
    fields: dict[str, str] = {}
    deed: str = "Undo"


class Onward(msgspec.Struct, kw_only=True):
    """Where one may go on from here."""

    link: str
    words: str


class Said(msgspec.Struct, kw_only=True):
    """What was done."""

    words: str
    undo: Undo | None = None
    onward: Onward | None = None


def told(request: Asked, place: str, words: str, undo: Undo | None = None, *, onward: Onward | None = None) -> Redirect:
    """Send a person to a page that begins with these words; within a deed, so that the same sent again leads there too."""
    said = msgspec.json.encode(Said(words=words[:LONGEST], undo=undo, onward=onward)).decode()
    lead(request, Led(place, said))
    return _led(request, place, said)


def said_at(request: Asked, place: str, words: str) -> Redirect:
    """Send a person to a page that begins with these words, where nothing was done."""
    return _led(request, place, msgspec.json.encode(Said(words=words[:LONGEST])).decode())


def led_again(request: Asked, done: DoneBefore) -> Redirect:
    """Send a person to where the same led when it was sent first, with the words of then."""
    place = local(done.led.to, after_signing_in(request))
    return _led(request, place, done.led.said) if done.led.said else Redirect(place, status_code=303)


def _led(request: Asked, place: str, said: str) -> Redirect:
    cookie = to_keep(request, COOKIE, urlsafe_b64encode(said.encode()).decode(), SECONDS)
    return Redirect(place, status_code=303, cookies=[cookie])


def said(request: Asked) -> Said | None:
    """Return what is to be confirmed on this page, if anything."""
    try:
        return msgspec.json.decode(urlsafe_b64decode(kept(request, COOKIE)), type=Said)
    except (ValueError, msgspec.MsgspecError):
        return None


def forget(request: Asked, response: Response[str]) -> None:
    """Let a confirmation be shown only once."""
    response.set_cookie(to_drop(request, COOKIE))
