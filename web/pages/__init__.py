"""Pages for people: server-rendered, working without JavaScript."""

from __future__ import annotations

from litestar.types import ControllerRouterHandler

from web.pages import account, case, correction, desk, inbox, manual, registries, starting
from web.pages.frame.error_page import error_page

__all__ = ["error_page", "routers"]


def routers() -> list[ControllerRouterHandler]:
    """Return the pages' routes."""
    rooms = (account, inbox, correction, case, starting, registries, manual, desk)
    return [router for room in rooms for router in room.ROUTERS]
