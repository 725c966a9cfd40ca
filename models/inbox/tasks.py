"""What people do with open duties besides answering them: claim, give back, assign, snooze."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import or_, update
from sqlalchemy.orm import Session

from models.access.access import Viewer, hats
from models.casebook.changing_hands import can_do, speaks_for
from models.casebook.handing_on import BACK, HANDED, LOST, tell_of_task
from models.casebook.sight.sight import sight_of
from models.casebook.withholding import may_keep
from models.inbox.inbox import open_duty
from models.inbox.task_remarks import remark_task
from models.rows.cases import CaseRow, DutyRow
from models.rows.people import Person
from workflows.engine.cases import Kind, NotAllowed, Refusal
from workflows.grammar.steps import LOCAL
from workflows.grammar.takers import RESTS, is_resting
from workflows.law.roles import OF_THE_CASE, OF_THE_COMMITTEE, may_act_as

MOST_WHY = 500  # characters of why something that is past due can wait


class NoSuchTask(LookupError):
    """There is no such open task, or none that is yours to know."""


def task(session: Session, viewer: Viewer, duty_id: int) -> tuple[DutyRow, CaseRow]:
    """Return an open duty that the person may act on; or raise NoSuchTask or NotAllowed."""
    found = open_duty(session, duty_id)
    worn = hats(session, viewer, found[1]) if found else frozenset()
    if found is None or not worn or not sight_of(session, viewer, found[1]).duties([found[0]]):
        raise NoSuchTask(duty_id)
    if not may_act_as(worn, found[0].owner):
        words = RESTS if is_resting(worn, {found[0].owner}) else f"the task is the {found[0].owner}'s"
        raise NotAllowed(Refusal(found[0].clause, words, Kind.ROLE))
    if not speaks_for(session, viewer, *found, worn):
        raise NotAllowed(Refusal(found[0].clause, "only the person this task belongs to can do it", Kind.ROLE))
    return found


def task_done_to(session: Session, viewer: Viewer, duty_id: int) -> tuple[DutyRow, CaseRow]:
    """Return a task as it is after something was done to it, though it may be done by then; or raise NoSuchTask."""
    duty = session.get(DutyRow, duty_id)
    case = session.get(CaseRow, duty.case_id) if duty else None
    if duty is None or case is None or not sight_of(session, viewer, case).duties([duty]):
        raise NoSuchTask(duty_id)
    return duty, case


def claim(session: Session, viewer: Viewer, duty_id: int, now: datetime) -> None:
    """Take a task of the team on oneself."""
    duty, case = task(session, viewer, duty_id)
    if not _taken(session, duty, viewer):
        raise NotAllowed(Refusal(LOCAL, _who_has(session, duty), Kind.GONE))
    if may_keep(viewer.roles, case.withheld):
        free = update(CaseRow).where(CaseRow.id == case.id, CaseRow.keeper_id.is_(None))
        session.execute(free.values(keeper_id=viewer.id))
    remark_task(session, viewer, (duty, case), "claim", "Task claimed", now=now)


def _taken(session: Session, duty: DutyRow, viewer: Viewer) -> bool:
    """Write down who takes a task, if it is free as the database has it now; of two at once one does."""
    free = or_(DutyRow.assignee_id.is_(None), DutyRow.assignee_id == viewer.id)
    mine = update(DutyRow).where(DutyRow.id == duty.id, DutyRow.closed_at.is_(None), free)
    rows = session.execute(mine.values(assignee_id=viewer.id, snoozed_until=None).returning(DutyRow.id)).all()
    session.refresh(duty)
    return bool(rows)


def _who_has(session: Session, duty: DutyRow) -> str:
    if duty.closed_at is not None:
        return "somebody else just did this task"
    holder = session.get_one(Person, duty.assignee_id)
    return f"{holder.name} has this task; ask them to return it to the team"


def release(session: Session, viewer: Viewer, duty_id: int, now: datetime) -> None:
    """Give a task back to the team."""
    duty, case = task(session, viewer, duty_id)
    if duty.assignee_id is None or duty.owner in OF_THE_CASE | OF_THE_COMMITTEE:
        raise NotAllowed(Refusal(LOCAL, "this task has no team to return to", Kind.GONE))
    duty.assignee_id = duty.snoozed_until = None
    tell_of_task(session, case, duty, BACK, now)
    remark_task(session, viewer, (duty, case), "release", "Task returned to the team", now=now)


def assign(session: Session, viewer: Viewer, duty_id: int, person_id: int, now: datetime) -> None:
    """Hand a task to a person who may do it."""
    duty, case = task(session, viewer, duty_id)
    person = session.get(Person, person_id)
    if person is None or not can_do(session, person, duty, case):
        raise NotAllowed(Refusal(LOCAL, "choose somebody who can do this task", field="person"))
    before, duty.assignee_id, duty.snoozed_until = duty.assignee_id, person.id, None
    if person.id not in {before, viewer.id}:
        tell_of_task(session, case, duty, HANDED, now, person_id=person.id)
    if before and before not in {person.id, viewer.id}:
        tell_of_task(session, case, duty, LOST, now, person_id=before)
    remark_task(session, viewer, (duty, case), "assign", f"Task reassigned to {person.name}", now=now)


def snooze(
    session: Session, viewer: Viewer, duty_id: int, until: datetime | None, now: datetime, *, why: str = ""
) -> None:
    """Put a task of one's own out of sight until a moment; without one, bring it back. One that is past due says why."""
    duty, case = task(session, viewer, duty_id)
    if duty.assignee_id != viewer.id:
        raise NotAllowed(Refusal(LOCAL, "only a task of your own can be snoozed; claim it first", Kind.ROLE))
    if until and until <= now:
        raise NotAllowed(Refusal(LOCAL, "choose a later day", field="until"))
    if until and duty.due_at and now < duty.due_at < until:
        raise NotAllowed(Refusal(LOCAL, "choose a day no later than the due date", field="until"))
    if until and duty.due_at and duty.due_at <= now:
        said = why.strip()
        if not said:
            words = "it is past due; say why it can wait, and the case keeps that"
            raise NotAllowed(Refusal(LOCAL, words, field="why"))
        did = "Put off while past due"
        remark_task(session, viewer, (duty, case), "snooze", did, now=now, note=said[:MOST_WHY])
    duty.snoozed_until = until
