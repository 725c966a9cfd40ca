"""Asking whoever has a task to see to it: a mail at most once a day, and a line in the case."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from models.access.access import Viewer
from models.casebook.handing_on import ASKED, tell_of_task
from models.casebook.sight.sight import sight_of
from models.inbox.inbox import open_duty
from models.inbox.task_remarks import remark_task
from models.inbox.tasks import NoSuchTask
from models.rows.cases import CaseRow, DutyRow
from models.rows.notices import NoticeRow
from models.store.one_at_a_time import alone
from workflows.engine.cases import Kind, NotAllowed, Refusal
from workflows.grammar.steps import LOCAL

AGAIN_AFTER = timedelta(days=1)


def remind(session: Session, viewer: Viewer, duty_id: int, now: datetime) -> None:
    """Ask whoever has a task of a case that one knows of; or raise NoSuchTask or NotAllowed."""
    found = open_duty(session, duty_id)
    if found is None or not sight_of(session, viewer, found[1]).duties([found[0]]):
        raise NoSuchTask(duty_id)
    duty, case = found
    if duty.assignee_id == viewer.id:
        raise NotAllowed(Refusal(LOCAL, "the task is yours", Kind.ROLE))
    alone(session, f"reminder of {duty.id}")
    if _asked_lately(session, case, duty, now):
        raise NotAllowed(Refusal(LOCAL, "somebody asked within a day; wait until tomorrow", Kind.GONE))
    tell_of_task(session, case, duty, ASKED, now, person_id=duty.assignee_id)
    remark_task(session, viewer, (duty, case), "remind", "Asked for", now=now)


def _asked_lately(session: Session, case: CaseRow, duty: DutyRow, now: datetime) -> bool:
    asked = (NoticeRow.case_id == case.id, NoticeRow.template == ASKED, NoticeRow.duty == duty.key)
    return bool(session.scalar(select(exists().where(*asked, NoticeRow.created_at > now - AGAIN_AFTER))))
