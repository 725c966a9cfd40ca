"""Corrections that wait for a second person."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.rows.cases import CaseRow
from models.rows.people import Person
from models.rows.record import Id, Key, Record, Words, ref

OPEN = "decided_at IS NULL"
PROPOSED, PROPOSED_AGAIN = "correction-proposed", "correction-waits"  # the notices to those who may confirm it


class ProposedAmendment(Record):
    """A correction on which a sanction, a release or a license hangs, as its author proposed it."""

    __tablename__ = "proposed_amendment"
    __table_args__ = (
        Index("ix_proposed_amendment_open", "case_id", unique=True, sqlite_where=text(OPEN), postgresql_where=text(OPEN)),
    )  # fmt: skip
    id: Mapped[Id]
    case_id: Mapped[int] = ref("case_file", index=False)
    event: Mapped[Words]  # as the history would keep it
    reason: Mapped[Words]
    proposed_at: Mapped[datetime]
    proposed_by_id: Mapped[int] = ref("person", index=False)
    due_at: Mapped[datetime | None]  # the first moment that is too late to decide
    next_at: Mapped[datetime | None]  # when those who may confirm it are asked again
    decided_at: Mapped[datetime | None]
    decided_by_id: Mapped[int | None] = ref("person", index=False)
    decided_how: Mapped[Key] = mapped_column(default="")  # confirmed, or turned down
    case: Mapped[CaseRow] = relationship(lazy="joined")
    proposed_by: Mapped[Person] = relationship(lazy="joined", foreign_keys=[proposed_by_id])
