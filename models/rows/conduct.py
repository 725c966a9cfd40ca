"""What the conduct of users and agencies leaves behind: findings that never expire, and the bars they set."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.rows.people import Agency, Person
from models.rows.record import Id, Key, Record, Voidable, Words, ref


class Finding(Voidable, Record):
    """A violation that was found, of a user or, without one, of an agency; it never expires (2.8-no-expiry)."""

    __tablename__ = "finding"
    id: Mapped[Id]
    case_id: Mapped[int] = ref("case_file")
    person_id: Mapped[int | None] = ref("person")
    agency_id: Mapped[int | None] = ref("agency")  # where it happened
    occurred_on: Mapped[date]
    found_at: Mapped[datetime]
    tier: Mapped[int]
    nature: Mapped[Words]  # without names
    law: Mapped[bool]
    outcome: Mapped[Key] = mapped_column(default="")  # kept, terminated, or joined to an earlier case
    decided_on: Mapped[date | None]  # the day of the Committee's decision
    stands_at: Mapped[int | None]  # how many counted before it, where what was decided stands though that changed since
    person: Mapped[Person | None] = relationship(lazy="joined")
    agency: Mapped[Agency | None] = relationship(lazy="joined")


class Sanction(Record):
    """A bar of licenses: all that a person holds, or all of an agency; it ends by its own rule only."""

    __tablename__ = "sanction"
    __table_args__ = (Index("ix_sanction_whom", "person_id", "agency_id", "ended_at"),)
    id: Mapped[Id]
    case_id: Mapped[int] = ref("case_file")
    kind: Mapped[Key]
    person_id: Mapped[int | None] = ref("person", index=False)
    agency_id: Mapped[int | None] = ref("agency", index=False)
    begun_at: Mapped[datetime]
    until_on: Mapped[date | None]  # its last day, where that is known
    begun_confirmed_at: Mapped[datetime | None]  # when the suspension was made in WellSky
    ended_at: Mapped[datetime | None]
    ended_why: Mapped[Key] = mapped_column(default="")
    ended_confirmed_at: Mapped[datetime | None]
    person: Mapped[Person | None] = relationship(lazy="joined")
    agency: Mapped[Agency | None] = relationship(lazy="joined")
