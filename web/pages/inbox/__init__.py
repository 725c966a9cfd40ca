"""The inbox, and what one does with a task."""

from __future__ import annotations

from web.pages.inbox import page, tasks

ROUTERS = (page.router, tasks.router)
