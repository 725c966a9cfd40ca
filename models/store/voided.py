"""What was entered in error counts for nothing: every query passes it over, unless it asks for it by name."""

from __future__ import annotations

from sqlalchemy import event
from sqlalchemy.orm import ORMExecuteState, Session, with_loader_criteria

from models.rows.record import Voidable

VOID_TOO = {"void_too": True}
"""Execution options of a statement that reads void rows as well."""

_COUNTS = with_loader_criteria(Voidable, lambda row: row.void_at.is_(None), include_aliases=True)


@event.listens_for(Session, "do_orm_execute")
def _pass_over(asked: ORMExecuteState) -> None:
    if asked.is_select and not asked.is_column_load and not asked.execution_options.get("void_too", False):
        asked.statement = asked.statement.options(_COUNTS)
