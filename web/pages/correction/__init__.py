"""Correcting what a case says, striking it, and entering what came in late; what changes is shown before it is done."""

from __future__ import annotations

from web.pages.correction import entries, late_entry, second_person

ROUTERS = (entries.router, late_entry.router, second_person.router)
