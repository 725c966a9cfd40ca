"""Pages for people: server-rendered, working without JavaScript."""

from __future__ import annotations

from litestar import Router

from web.pages import inbox, signing, tasks
from web.pages.failing import error_page

__all__ = ["error_page", "routers"]


def routers() -> list[Router]:
    """Return the pages' routes."""
    return [
        signing.router,
        inbox.router,
        tasks.router,
    ]
