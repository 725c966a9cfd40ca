"""What a browser keeps from signing in until signing out: both of its secrets are new each time."""

from __future__ import annotations

from collections.abc import Iterator

from litestar.datastructures import Cookie
from litestar.middleware.csrf import generate_csrf_token

from web.calls import Asked
from web.cookies import FORM, SESSION, to_drop, to_keep
from web.pages.frame.return_path import QUEUE


def signed_in_by(request: Asked, secret: str) -> Iterator[Cookie]:
    """Yield the cookies of a session that begins: its secret, and another one for its forms."""
    yield to_keep(request, SESSION, secret)
    if config := request.app.csrf_config:
        yield to_keep(request, FORM, generate_csrf_token(config.secret))


def signed_out(request: Asked) -> Iterator[Cookie]:
    """Yield what ends a session in a browser, with the names that somebody looked for."""
    for name in (SESSION, FORM, QUEUE):
        yield to_drop(request, name)
