"""The manual on pages: clauses, numbers and processes."""

from __future__ import annotations

from web.pages.manual import draft, page, processes, running

ROUTERS = (page.router, draft.router, running.router, processes.router)
