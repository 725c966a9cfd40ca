"""Cases that have yet to look up again what changed in a registry."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import false
from sqlalchemy.orm import Mapped, mapped_column

from models.rows.record import Record


class CaseBehind(Record):
    """A case whose look-ups, or whose names, may not be what the registries say, since when."""

    __tablename__ = "case_behind"
    case_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    since: Mapped[datetime]
    renamed: Mapped[bool] = mapped_column(default=False, server_default=false())  # whether it is to be called anew
