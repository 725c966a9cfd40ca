"""The figures of a desk as the worker counted them last."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from models.rows.record import Key, Record


class FigureRow(Record):
    """One figure, and when it was counted, by the wall clock."""

    __tablename__ = "figure"
    name: Mapped[Key] = mapped_column(primary_key=True)
    value: Mapped[float]
    at: Mapped[datetime]
