"""What cannot be reached: by the desk at the moment, by users of HMIS since when and until when, and from where ICA works instead."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy.orm import Mapped, mapped_column

from models.rows.record import Id, Key, Record, Voidable, Words, ref


class Outage(Record):
    """One thing that is out of reach; the row goes when it is back."""

    __tablename__ = "outage"
    name: Mapped[Key] = mapped_column(primary_key=True)
    since: Mapped[datetime]
    next_try_at: Mapped[datetime]
    words: Mapped[Words]  # why, as far as anybody said


class Interruption(Voidable, Record):
    """HMIS is interrupted, or will be in maintenance (2.2-aa-interruptions, 3.5-dr-comms)."""

    __tablename__ = "interruption"
    id: Mapped[Id]
    case_id: Mapped[int] = ref("case_file")
    planned: Mapped[bool]
    partly: Mapped[bool]  # whether HMIS works, but not all of it
    since: Mapped[datetime]  # or from when, of maintenance
    expected_at: Mapped[datetime | None]
    advice: Mapped[Words]  # everybody can read it
    ended_at: Mapped[datetime | None]
    lost_from: Mapped[datetime | None]  # entries since then may be lost
    called_off_at: Mapped[datetime | None]


class OfficeMoved(Voidable, Record):
    """ICA works from another of its offices (3.5-dr-ica-site)."""

    __tablename__ = "office_moved"
    id: Mapped[Id]
    case_id: Mapped[int] = ref("case_file")
    office: Mapped[Key]
    reach: Mapped[Words]  # everybody can read it
    moved_on: Mapped[date]
    back_on: Mapped[date | None]
