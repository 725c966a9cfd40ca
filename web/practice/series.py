"""The new-user series that stands on the list when the practice desk is set up: planned, and nobody in it yet."""

from __future__ import annotations

from datetime import date, datetime

from models.registries.training_series import add_session, enter_series
from models.store.transaction import Transaction

SESSIONS = (
    ("HMIS basics", date(2026, 1, 12), 90),
    ("Entering clients and exits", date(2026, 1, 14), 120),
    ("Reports and data quality", date(2026, 1, 20), 60),
)


def settle_series(session: Transaction, now: datetime, by: int) -> None:
    """Plan the series of January."""
    series = enter_series(session, {"title": "January 2026"}, now, by)
    for title, on, minutes in SESSIONS:
        add_session(session, series, {"title": title, "held_on": on, "minutes": minutes}, now, by)
