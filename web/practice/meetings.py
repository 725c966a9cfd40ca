"""The meetings of the Advisory Committee that stand on the calendar when the practice desk is set up: one a quarter."""

from __future__ import annotations

from datetime import date, datetime, time

from models.registries.meeting_calendar import settle
from models.store.transaction import Transaction
from web.practice.vermont import CALENDAR

QUARTERLY = (
    (date(2025, 7, 9), "Waterbury, State Office Complex, room Cherry B"),
    (date(2025, 10, 8), "Online: meet.practice.example/advisory"),
    (date(2026, 1, 14), "Waterbury, State Office Complex, room Cherry B"),
)
STARTS = time(13)


def settle_meetings(session: Transaction) -> None:
    """Put the meetings on the calendar as they stand; what was held was scheduled before the desk was."""
    for on, place in QUARTERLY:
        settle(session, datetime.combine(on, STARTS, CALENDAR.zone), place)
