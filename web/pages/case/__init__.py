"""The page of a case and all that is done on it, and the list of cases."""

from __future__ import annotations

from web.pages.case import additions, case_list, differences, page, undoing, withholding
from web.pages.case.hearing import packet

ROUTERS = (
    case_list.router,
    additions.router,
    undoing.router,
    page.router,
    differences.router,
    withholding.router,
    packet.router,
)
