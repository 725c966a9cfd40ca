"""The Advisory Committee's calendar, and what stands on its agendas."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.rows.cases import CaseRow
from models.rows.record import Id, Key, Record, Voidable, Words, ref


class Meeting(Record):
    """A meeting of the Advisory Committee, held or to be held (1-advisory-composition)."""

    __tablename__ = "meeting"
    id: Mapped[Id]
    starts_at: Mapped[datetime] = mapped_column(index=True)
    place: Mapped[Words]
    canceled_at: Mapped[datetime | None]
    canceled_why: Mapped[Words] = mapped_column(default="")


class AgendaItem(Voidable, Record):
    """What the Committee is to be told; it hangs on the next meeting that starts after `since`."""

    __tablename__ = "agenda_item"
    id: Mapped[Id]
    case_id: Mapped[int] = ref("case_file")
    words: Mapped[Words]  # the case's number and the nature of the finding, never a name
    since: Mapped[datetime]
    told_at: Mapped[datetime | None]
    meeting_id: Mapped[int | None] = ref("meeting")  # at which it was told
    outcome: Mapped[Key] = mapped_column(default="")
    case: Mapped[CaseRow] = relationship(lazy="joined")
