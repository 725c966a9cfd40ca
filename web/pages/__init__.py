"""Pages for people: server-rendered, working without JavaScript."""

from __future__ import annotations

from litestar.types import ControllerRouterHandler

from web.pages import (
    casepage,
    faults,
    feed,
    inbox,
    mailbox,
    manual,
    manual_processes,
    me,
    registry_agencies,
    registry_leaving,
    registry_licenses,
    registry_offices,
    registry_people,
    registry_person,
    registry_roster,
    registry_trainings,
    signing,
    tasks,
)
from web.pages.failing import error_page

__all__ = ["error_page", "routers"]


def routers() -> list[ControllerRouterHandler]:
    """Return the pages' routes."""
    return [
        signing.router,
        inbox.router,
        tasks.router,
        casepage.router,
        registry_people.router,
        registry_person.router,
        registry_offices.router,
        registry_leaving.router,
        registry_agencies.router,
        registry_trainings.router,
        registry_roster.router,
        registry_licenses.router,
        manual.router,
        manual_processes.router,
        mailbox.router,
        me.router,
        me.read_me,  # by itself: signing.router has another handler of this path, and Litestar joins only so
        feed.router,
        faults.router,
    ]
