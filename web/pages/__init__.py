"""Pages for people: server-rendered, working without JavaScript."""

from __future__ import annotations

from litestar import Router
from litestar.types import ControllerRouterHandler

from web.pages import (
    case_additions,
    case_list,
    casepage,
    clock,
    faults,
    feed,
    forgetting,
    inbox,
    mailbox,
    manual,
    manual_processes,
    me,
    registry_agencies,
    registry_agreements,
    registry_disclosures,
    registry_leaving,
    registry_licenses,
    registry_meeting,
    registry_meetings,
    registry_offices,
    registry_people,
    registry_person,
    registry_roster,
    registry_trainings,
    signing,
    start,
    tasks,
)
from web.pages.failing import error_page
from web.pages.posted import POSTED

__all__ = ["error_page", "routers"]


def _mine() -> Router:
    """Return the routes of one path in one router: Litestar breaks a handler whose path is registered twice."""
    return Router("/", route_handlers=[me.read_me, signing.choose], dependencies=POSTED, include_in_schema=False)


def routers() -> list[ControllerRouterHandler]:
    """Return the pages' routes."""
    return [
        signing.router,
        forgetting.router,
        inbox.router,
        tasks.router,
        case_list.router,
        case_additions.router,
        casepage.router,
        start.router,
        clock.router,
        registry_people.router,
        registry_person.router,
        registry_offices.router,
        registry_leaving.router,
        registry_agencies.router,
        registry_trainings.router,
        registry_roster.router,
        registry_licenses.router,
        registry_agreements.router,
        registry_disclosures.router,
        registry_meetings.router,
        registry_meeting.router,
        manual.router,
        manual_processes.router,
        mailbox.router,
        me.router,
        _mine(),
        feed.router,
        faults.router,
    ]
