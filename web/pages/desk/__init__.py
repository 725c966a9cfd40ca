"""The desk on pages: its practice clock, its mail, and what needs attention."""

from __future__ import annotations

from web.pages.desk import audit, clock, held_mail, letters, mailbox, needs_attention, status, undelivered

ROUTERS = (
    audit.router,
    clock.router,
    held_mail.router,
    letters.router,
    mailbox.router,
    needs_attention.router,
    status.router,
    undelivered.router,
)
