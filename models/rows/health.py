"""The health of a desk: what its machines' clocks said, and what ails it, as its workers found it last."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.rows.record import Id, Key, Record, Words


class AilmentRow(Record):
    """One thing that is wrong with the desk, or with a machine on which it runs; times are of the wall clock."""

    __tablename__ = "ailment"
    __table_args__ = (UniqueConstraint("place", "name", "about"),)
    id: Mapped[Id]
    place: Mapped[Key]  # the machine; empty, if it is of the whole desk
    name: Mapped[Key]
    about: Mapped[Key]  # which one of several of the name
    says: Mapped[Words]
    fix: Mapped[Words]
    mailed: Mapped[bool]  # whether a mail about it can leave at all
    since: Mapped[datetime]
    seen_at: Mapped[datetime]  # when it was found last
    told_at: Mapped[datetime | None]  # when ICA's administrators were told


class ClockWatch(Record):
    """A machine on which a worker runs, since it was started: its clock, and for how long it had been up then."""

    __tablename__ = "clock_watch"
    boot: Mapped[Key] = mapped_column(primary_key=True)
    up: Mapped[float]  # in seconds, by a counter that nobody sets
    trusted_at: Mapped[datetime]
    doubted_at: Mapped[datetime | None]  # what the clock said when it was found ahead of what was expected
    expected_at: Mapped[datetime | None]


class DeskIdentity(Record):
    """Whose database it is, and the number of the last round in which that desk sent mail; a copy has both from the desk."""

    __tablename__ = "desk_identity"
    id: Mapped[Id]
    desk: Mapped[Key]
    round: Mapped[int]
