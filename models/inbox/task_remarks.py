"""What is written into a case's history when something is done to a task itself; whoever reads the task reads that."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from models.access.access import Viewer
from models.casebook.history import remark
from models.rows.cases import CaseRow, DutyRow
from workflows.law.readers import in_column


def remark_task(
    session: Session, viewer: Viewer, found: tuple[DutyRow, CaseRow], kind: str, did: str, *, now: datetime, note: str = ""
) -> None:  # fmt: skip
    """Write down what somebody did to a task."""
    duty, case = found
    title, readers = f"{did}: {duty.task_of_others}", in_column(duty.readers)
    remark(session, case, kind, title, now=now, person_id=viewer.id, note=note, readers=readers)
