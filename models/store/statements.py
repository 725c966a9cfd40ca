"""The statements of the hot path, built once: reading a case, and writing what a decision changes."""

from __future__ import annotations

from typing import Any

from sqlalchemy import BindParameter, Table, bindparam, func, insert, select, update

from models.rows.cases import CaseBehind, CaseRow, CaseWords, DutyRow, HistoryRow
from models.rows.notices import NoticeRow
from models.rows.people import Agency, Person
from models.rows.record import Record
from models.store.prepared import Prepared

BEHIND_ONES: Table = Record.metadata.tables[CaseBehind.__tablename__]
CASE: Table = Record.metadata.tables[CaseRow.__tablename__]
DUTY: Table = Record.metadata.tables[DutyRow.__tablename__]
HISTORY: Table = Record.metadata.tables[HistoryRow.__tablename__]
AGENCY: Table = Record.metadata.tables[Agency.__tablename__]
PERSON: Table = Record.metadata.tables[Person.__tablename__]
WORDS: Table = Record.metadata.tables[CaseWords.__tablename__]
NOTICE: Table = Record.metadata.tables[NoticeRow.__tablename__]


def _all(table: Table) -> dict[str, BindParameter[Any]]:
    """Return a parameter for every column of a new row but its id, which the database gives."""
    return {column.key: bindparam(column.key, type_=column.type) for column in table.columns if column.key != "id"}


_PERSON = select(PERSON.c.name).where(PERSON.c.id == CASE.c.subject_id).scalar_subquery()
_AGENCY = select(AGENCY.c.name).where(AGENCY.c.id == CASE.c.agency_id).scalar_subquery()
_SUBJECT = func.coalesce(_PERSON, _AGENCY, "").label("subject_name")
_OF_A_CASE = (
    "id", "number", "process", "edition", "agency_id", "subject_id", "client", "keeper_id", "withheld", "state", "version",
    "body",
)  # fmt: skip
READ_CASE = Prepared(
    select(*(CASE.c[name] for name in _OF_A_CASE), _SUBJECT)
    .where(CASE.c.id == bindparam("case"))
    .with_for_update(key_share=True)  # rows that point to the case may still be added
)
LOCK_CASE = Prepared(select(CASE.c.id).where(CASE.c.id == bindparam("case")).with_for_update(key_share=True))
READ_WORDS = Prepared(select(WORDS).where(WORDS.c.case_id == bindparam("case")))
ADD_WORDS = Prepared(insert(WORDS).values(_all(WORDS)))
SET_WORDS = Prepared(update(WORDS).where(WORDS.c.id == bindparam("row")).values(words=bindparam("then")))
BEHIND = Prepared(select(BEHIND_ONES.c.renamed).where(BEHIND_ONES.c.case_id == bindparam("case")))
ADD_CASE = Prepared(insert(CASE).values(_all(CASE)))
MOVE_CASE = Prepared(
    update(CASE)
    .where(CASE.c.id == bindparam("case"), CASE.c.version == bindparam("seen"))
    .values(
        state=bindparam("to"),
        edition=bindparam("under"),
        version=bindparam("seen") + 1,
        closed_at=bindparam("closed"),
        body=bindparam("written"),
        keeper_id=bindparam("keeper"),
        withheld=bindparam("hidden"),
    )
)
ADD_HISTORY = Prepared(insert(HISTORY).values(_all(HISTORY)))
ADD_NOTICE = Prepared(insert(NOTICE).values(_all(NOTICE)))
ADD_DUTY = Prepared(insert(DUTY).values(_all(DUTY)))
_LIVE = (DUTY.c.case_id == bindparam("case"), DUTY.c.key == bindparam("duty"), DUTY.c.closed_at.is_(None))
CLOSE_DUTY = Prepared(
    update(DUTY)
    .where(*_LIVE)
    .values(closed_at=bindparam("at"), closed_how=bindparam("how"), done_by_id=bindparam("by"), next_at=None)
)
MOVE_DUTY = Prepared(
    update(DUTY)
    .where(*_LIVE)
    .values(
        not_before=bindparam("floor"),
        due_at=bindparam("due"),
        due_order=bindparam("order"),
        next_at=bindparam("next"),
        next_rung=bindparam("rung"),
        still=bindparam("stands"),
        receipt=bindparam("why"),
        fault=None,
    )
)
