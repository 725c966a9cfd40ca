"""Numbers about the desk, for its operators; they tell nothing of any one case."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.cases import CaseRow, DutyRow
from models.notices import Message, NoticeRow


def figures(session: Session, now: datetime) -> dict[str, float]:
    """Return counts of what is open, late, set aside, and waiting to be sent."""
    open_ = DutyRow.closed_at.is_(None)
    counted = {
        "open_cases": select(func.count()).select_from(CaseRow).where(CaseRow.closed_at.is_(None)),
        "open_duties": select(func.count()).select_from(DutyRow).where(open_),
        "late_duties": select(func.count()).select_from(DutyRow).where(open_, DutyRow.due_at <= now),
        "deadlines_due": select(func.count())
        .select_from(DutyRow)
        .where(open_, DutyRow.next_at <= now, DutyRow.fault.is_(None)),
        "deadlines_set_aside": select(func.count()).select_from(DutyRow).where(open_, DutyRow.fault.is_not(None)),
        "notices_pending": select(func.count()).select_from(NoticeRow).where(NoticeRow.told_at.is_(None)),
        "messages_queued": select(func.count()).select_from(Message).where(Message.state == "queued"),
        "messages_uncertain": select(func.count()).select_from(Message).where(Message.state == "uncertain"),
    }
    return {name: float(session.scalar(query) or 0) for name, query in counted.items()}
