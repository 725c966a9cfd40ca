"""What the desk cannot reach at the moment: since when, why, and when it is tried again."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from models.rows.record import Key, Record, Words


class Outage(Record):
    """One thing that is out of reach; the row goes when it is back."""

    __tablename__ = "outage"
    name: Mapped[Key] = mapped_column(primary_key=True)
    since: Mapped[datetime]
    next_try_at: Mapped[datetime]
    words: Mapped[Words]  # why, as far as anybody said
