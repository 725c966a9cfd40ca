"""The page of a case, the list of cases, and starting one."""

from __future__ import annotations

from web.pages.case import additions, case_list, page, receipt_page, start, withholding

ROUTERS = (case_list.router, additions.router, page.router, start.router, receipt_page.router, withholding.router)
