"""Meetings of the Committee as entries of a calendar: in the mails about them and in a member's feed the same."""

from __future__ import annotations

from collections.abc import Sequence

from models.registries.meeting_calendar import times_changed
from models.rows.meetings import Meeting
from models.store.transaction import Transaction
from notifications.writing.mail_facts import Occasion

SUMMARY = "Meeting of the Advisory Committee"


def meeting_entries(session: Transaction, meetings: Sequence[Meeting]) -> list[Occasion]:
    """Return the entries of some meetings; one that was changed replaces the one before."""
    changes = times_changed(session, meetings)
    return [
        Occasion(
            "meeting", each.id, SUMMARY, each.starts_at, each.place, changes[each.id], over=each.canceled_at is not None
        )
        for each in meetings
    ]
