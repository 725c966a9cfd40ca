"""The inbox, and what one does with a task."""

from __future__ import annotations

from web.pages.inbox import page, several, tasks, together

ROUTERS = (page.router, several.router, tasks.router, together.router)
