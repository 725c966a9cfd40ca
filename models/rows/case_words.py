"""The words by which cases are found."""

from __future__ import annotations

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.rows.record import Id, Record, Words, ref

INDEX = "case_words_index"  # of SQLite, with some tables of its own beside it; triggers keep it
BY_WORD = "ix_case_words_words"  # of PostgreSQL


class CaseWords(Record):
    """The words of a case that all may read who may see it; or with `to_keeper` those that its keeper may read."""

    __tablename__ = "case_words"
    __table_args__ = (UniqueConstraint("case_id", "to_keeper"),)
    id: Mapped[Id]
    case_id: Mapped[int] = ref("case_file", index=False)
    to_keeper: Mapped[bool] = mapped_column(default=False)
    words: Mapped[Words]  # folded, each once, between spaces
