"""Starting a case, and the receipt of whoever may begin one but not see it."""

from __future__ import annotations

from web.pages.starting import receipt_page, start

ROUTERS = (start.router, receipt_page.router)
