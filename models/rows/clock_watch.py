"""What a machine's clock said when it was last as expected."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from models.rows.record import Key, Record


class ClockWatch(Record):
    """A machine on which a worker runs, since it was started: its clock, and for how long it had been up then."""

    __tablename__ = "clock_watch"
    boot: Mapped[Key] = mapped_column(primary_key=True)
    up: Mapped[float]  # in seconds, by a counter that nobody sets
    trusted_at: Mapped[datetime]
    doubted_at: Mapped[datetime | None]  # what the clock said when it was found ahead of what was expected
    expected_at: Mapped[datetime | None]
