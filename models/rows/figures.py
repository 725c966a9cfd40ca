"""Figures: those of the desk, as the worker counted them last, and those of data quality, of which no client is part."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.rows.people import Agency
from models.rows.record import Id, Key, Record, ref


class FigureRow(Record):
    """One figure, and when it was counted, by the wall clock."""

    __tablename__ = "figure"
    name: Mapped[Key] = mapped_column(primary_key=True)
    value: Mapped[float]
    at: Mapped[datetime]


class DataFigure(Record):
    """One figure of a program for a month, as it was read last (4.3-monthly)."""

    __tablename__ = "data_figure"
    __table_args__ = (UniqueConstraint("agency_id", "month", "program", "element"),)
    id: Mapped[Id]
    agency_id: Mapped[int] = ref("agency", index=False)
    month: Mapped[date] = mapped_column(index=True)  # its first day
    program: Mapped[Key]  # as the list or the directory names it
    element: Mapped[Key]  # the number of a Universal Data Element, or that it is of timely entry
    records: Mapped[int]
    missing: Mapped[int]  # or entered after the grace
    slow: Mapped[int]  # entered after the days that are advised
    read_at: Mapped[datetime]
    read_by_id: Mapped[int | None] = ref("person", index=False)
    agency: Mapped[Agency] = relationship(lazy="joined")
