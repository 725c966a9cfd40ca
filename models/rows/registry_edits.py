"""What was corrected in the registries: by whom, when, why, and what an entry said before."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, relationship

from models.rows.people import Person
from models.rows.record import Id, Key, Record, Words, ref


class RegistryEdit(Record):
    """One correction of one entry; its changes are a list of [label, before, after], in words."""

    __tablename__ = "registry_edit"
    __table_args__ = (Index("ix_registry_edit_entry", "kind", "entry_id", "id"),)
    id: Mapped[Id]
    kind: Mapped[Key]
    entry_id: Mapped[int]
    at: Mapped[datetime]
    by_id: Mapped[int] = ref("person", index=False)
    reason: Mapped[Words]
    changes: Mapped[Words]  # as JSON
    by: Mapped[Person] = relationship(lazy="joined")
