"""When HMIS could not be used, as far as the desk has it on record: those days count against nobody (3.5-dr-loss)."""

from __future__ import annotations

from sqlalchemy.orm import Session

from workflows.rosters.data_figures import Span


def interruptions(session: Session) -> tuple[Span, ...]:
    """Return the days on which HMIS could not be used; no interruption is on record before its process is there."""
    del session
    return ()
