"""The desk on pages: its practice clock, its mail, and what needs attention."""

from __future__ import annotations

from web.pages.desk import clock, mailbox, needs_attention, undelivered

ROUTERS = (clock.router, mailbox.router, needs_attention.router, undelivered.router)
