"""What people and programs did under a key, so that the same sent again makes nothing twice."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.rows.record import Id, Key, Record, Words, ref


class DeedDone(Record):
    """One deed of one person, for a day."""

    __tablename__ = "deed_done"
    __table_args__ = (UniqueConstraint("person_id", "key"),)
    id: Mapped[Id]
    person_id: Mapped[int] = ref("person", index=False)
    key: Mapped[Key]  # a digest
    content: Mapped[Key]  # a digest of what was sent
    at: Mapped[datetime] = mapped_column(index=True)
    led_to: Mapped[Words]  # the page that followed, or what a program's answer is made of
    said: Mapped[Words]  # what cannot be made anew, such as the line of confirmation; withholding empties it
