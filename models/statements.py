"""The statements of the hot path, built once: reading a case, and writing what a decision changes."""

from __future__ import annotations

from sqlalchemy import Table, bindparam, insert, select, update

from models.cases import CaseRow, DutyRow, HistoryRow
from models.notices import NoticeRow
from models.record import Record

CASE: Table = Record.metadata.tables[CaseRow.__tablename__]
DUTY: Table = Record.metadata.tables[DutyRow.__tablename__]
HISTORY: Table = Record.metadata.tables[HistoryRow.__tablename__]
NOTICE: Table = Record.metadata.tables[NoticeRow.__tablename__]

READ_CASE = select(CASE).where(CASE.c.id == bindparam("case")).with_for_update()
ADD_CASE = insert(CASE)
MOVE_CASE = (
    update(CASE)
    .where(CASE.c.id == bindparam("case"), CASE.c.version == bindparam("seen"))
    .values(
        state=bindparam("to"),
        version=bindparam("seen") + 1,
        closed_at=bindparam("closed"),
        body=bindparam("written"),
        keeper_id=bindparam("keeper"),
    )
)
ADD_HISTORY = insert(HISTORY)
ADD_NOTICE = insert(NOTICE)
ADD_DUTY = insert(DUTY)
_LIVE = (DUTY.c.case_id == bindparam("case"), DUTY.c.key == bindparam("duty"), DUTY.c.closed_at.is_(None))
CLOSE_DUTY = (
    update(DUTY)
    .where(*_LIVE)
    .values(closed_at=bindparam("at"), closed_how=bindparam("how"), done_by_id=bindparam("by"), next_at=None)
)
MOVE_DUTY = (
    update(DUTY)
    .where(*_LIVE)
    .values(
        not_before=bindparam("floor"),
        due_at=bindparam("due"),
        due_order=bindparam("order"),
        next_at=bindparam("next"),
        next_rung=bindparam("rung"),
        acted_at=bindparam("acted"),
        still=bindparam("stands"),
        receipt=bindparam("why"),
        fault=None,
    )
)
