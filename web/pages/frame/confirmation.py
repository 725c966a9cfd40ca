"""One line that confirms what was done, shown once on the next page, with a way to undo it where there is one."""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode

import msgspec
from litestar import Response
from litestar.datastructures import Cookie
from litestar.response import Redirect

from web.calls import Asked, house_of

COOKIE = "desk-said"
LONGEST = 600  # characters; a cookie holds little


class Undo(msgspec.Struct, kw_only=True):
    """The form that takes something back."""

    action: str
    fields: dict[str, str] = {}
    deed: str = "Undo"


class Said(msgspec.Struct, kw_only=True):
    """What was done."""

    words: str
    undo: Undo | None = None


def told(request: Asked, place: str, words: str, undo: Undo | None = None) -> Redirect:
    """Send a person to a page that begins with these words."""
    said = urlsafe_b64encode(msgspec.json.encode(Said(words=words[:LONGEST], undo=undo))).decode()
    secure = house_of(request).settings.secure
    cookie = Cookie(COOKIE, value=said, httponly=True, samesite="lax", secure=secure, max_age=300)
    return Redirect(place, status_code=303, cookies=[cookie])


def said(request: Asked) -> Said | None:
    """Return what is to be confirmed on this page, if anything."""
    try:
        return msgspec.json.decode(urlsafe_b64decode(request.cookies.get(COOKIE, "")), type=Said)
    except (ValueError, msgspec.MsgspecError):
        return None


def forget(response: Response[str]) -> None:
    """Let a confirmation be shown only once."""
    response.delete_cookie(COOKIE)
