"""One's own page, signing in, and the private calendar."""

from __future__ import annotations

from litestar import Router

from web.pages.account import feed, handing_over, me, password, password_reset, sessions, set_up, sign_in, welcome
from web.pages.forms.posted import POSTED

# One's own page and its choice of colors are one path, and Litestar breaks a handler whose path is registered twice.
_MINE = Router("/", route_handlers=[me.read_me, sign_in.choose], dependencies=POSTED, include_in_schema=False)
ROUTERS = (
    sign_in.router, welcome.router, password_reset.router, password.router, sessions.router, me.router, _MINE, feed.router,
    handing_over.router, set_up.router,
)  # fmt: skip
