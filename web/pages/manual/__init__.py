"""The manual on pages: clauses, numbers and processes."""

from __future__ import annotations

from web.pages.manual import draft, page, processes

ROUTERS = (page.router, draft.router, processes.router)
