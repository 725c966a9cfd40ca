"""Which version of the stored names the cases of this database are written in."""

from __future__ import annotations

from sqlalchemy.orm import Mapped

from models.rows.record import Id, Record


class StoredNames(Record):
    """The one row that says the version."""

    __tablename__ = "stored_names"
    id: Mapped[Id]
    version: Mapped[int]
