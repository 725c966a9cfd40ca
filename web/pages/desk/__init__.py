"""The desk on pages: its practice clock, its mail, and what needs attention."""

from __future__ import annotations

from web.pages.desk import clock, mailbox, needs_attention

ROUTERS = (clock.router, mailbox.router, needs_attention.router)
