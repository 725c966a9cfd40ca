"""Who gets a task or a case, and who loses one, by what a person does to it is told so."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from models.casebook.notice_rows import notice_row
from models.rows.cases import CaseRow, DutyRow
from models.store import statements
from models.store.prepared import connection_of
from workflows.engine.cases import Told
from workflows.grammar.steps import LOCAL
from workflows.law.roles import Role

HANDED, LOST, BACK, ASKED = "task-handed", "task-lost", "task-back", "task-asked"
CASE_HANDED, CASE_LOST = "case-handed", "case-lost"


def tell_of_case(session: Session, case: CaseRow, template: str, now: datetime, *, to: int, hat: Role) -> None:
    """Tell one person that they keep a case from now on, or no longer."""
    row = notice_row(case.id, Told(template, hat, LOCAL), now) | {"version": case.version, "person_id": to}
    statements.ADD_NOTICE.run(connection_of(session), [row])


def tell_of_task(
    session: Session, case: CaseRow, duty: DutyRow, template: str, now: datetime, *, person_id: int | None = None
) -> None:
    """Tell one person, or the team, of a task of theirs."""
    told = Told(template, duty.owner if person_id else duty.team, duty.clause, duty.key)
    row = notice_row(case.id, told, now) | {"version": case.version, "person_id": person_id}
    statements.ADD_NOTICE.run(connection_of(session), [row])
