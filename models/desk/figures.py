"""Numbers about the desk, for its operators; they tell nothing of any one case.

Anybody may read them, so what is kept from ICA is not counted: not even a total says that there is such a case.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import and_, delete, func, or_, select
from sqlalchemy.orm import Session

from models.access.tending import KEPT_FROM_ICA
from models.desk.clock_watch import doubts
from models.intake.second_person import count_too_long
from models.mail.mail_server import outage
from models.mail.not_arrived import messages_not_arrived, notices_to_nobody
from models.mail.sent_mail import of_known
from models.rows.cases import CaseBehind, CaseRow, DutyRow
from models.rows.figures import FigureRow
from models.rows.notices import Message, NoticeRow
from models.store.paging import counted


def figures(session: Session, now: datetime) -> dict[str, float]:
    """Return counts of what is open, late, set aside, and waiting to be sent."""
    seen = select(CaseRow.id).where(~KEPT_FROM_ICA)
    open_ = and_(DutyRow.closed_at.is_(None), DutyRow.case_id.in_(seen))
    notices = or_(NoticeRow.case_id.is_(None), NoticeRow.case_id.in_(seen))
    mail = of_known(~KEPT_FROM_ICA)
    counts = {
        "open_cases": select(func.count()).select_from(CaseRow).where(CaseRow.closed_at.is_(None), ~KEPT_FROM_ICA),
        "open_duties": select(func.count()).select_from(DutyRow).where(open_),
        "late_duties": select(func.count()).select_from(DutyRow).where(open_, DutyRow.due_at <= now),
        "deadlines_due": select(func.count())
        .select_from(DutyRow)
        .where(open_, DutyRow.next_at <= now, DutyRow.fault.is_(None)),
        "deadlines_set_aside": select(func.count()).select_from(DutyRow).where(open_, DutyRow.fault.is_not(None)),
        "cases_behind": select(func.count()).select_from(CaseBehind).where(CaseBehind.case_id.in_(seen)),
        "notices_pending": select(func.count()).select_from(NoticeRow).where(NoticeRow.told_at.is_(None), notices),
        "messages_queued": select(func.count()).select_from(Message).where(Message.state == "queued", mail),
        "messages_refused": select(func.count())
        .select_from(Message)
        .where(Message.state.in_(["refused", "failed"]), mail),
        "messages_returned": select(func.count()).select_from(Message).where(Message.state == "returned", mail),
        "messages_uncertain": select(func.count()).select_from(Message).where(Message.state == "uncertain", mail),
    }
    return {name: float(session.scalar(query) or 0) for name, query in counts.items()} | {
        "clocks_doubted": float(len(doubts(session))),
        "corrections_unconfirmed_late": float(count_too_long(session, now)),
        "notices_not_arrived": float(not_arrived(session)),
        "mail_server_away_seconds": (now - away.since).total_seconds() if (away := outage(session)) else 0.0,
    }


def write_figures(session: Session, numbers: Mapping[str, float], wall: datetime) -> None:
    """Write down what was counted; what is not counted any more goes."""
    session.execute(delete(FigureRow).where(FigureRow.name.not_in(numbers)))
    for name, value in numbers.items():
        session.merge(FigureRow(name=name, value=value, at=wall))


def written_figures(session: Session) -> tuple[dict[str, float], datetime | None]:
    """Return what the worker counted last, and when that was."""
    rows = session.scalars(select(FigureRow).order_by(FigureRow.name)).all()
    return {row.name: row.value for row in rows}, min((row.at for row in rows), default=None)


def not_arrived(session: Session) -> int:
    """Count what was to be told and reached nobody, or may have."""
    mails, notices = messages_not_arrived(~KEPT_FROM_ICA, ~KEPT_FROM_ICA), notices_to_nobody(~KEPT_FROM_ICA)
    return counted(session, mails).number + counted(session, notices).number
