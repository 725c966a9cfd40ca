"""Work that the calendar begins: how far each process has come, and for whom it was begun in which period."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.rows.record import Id, Key, Record, ref


class RecurrenceRow(Record):
    """A process that recurs: the period it was opened for last, and when the sweep looks at it next."""

    __tablename__ = "recurrence"
    id: Mapped[Id]
    process: Mapped[Key] = mapped_column(unique=True)
    begun_on: Mapped[date | None]  # the first day of that period; none while nothing was opened
    next_at: Mapped[datetime] = mapped_column(index=True)


class Occurrence(Record):
    """Somebody's case of a period, opened once and never again; 0 stands for nobody, and for no agency."""

    __tablename__ = "occurrence"
    __table_args__ = (UniqueConstraint("process", "begins_on", "person_id", "agency_id"),)
    id: Mapped[Id]
    process: Mapped[Key]
    begins_on: Mapped[date]
    person_id: Mapped[int]
    agency_id: Mapped[int]
    case_id: Mapped[int | None] = ref("case_file")
    fault: Mapped[str | None]  # why the sweep could not open it
