"""One form, filled in once, answers the same duty of several cases: all of them, or none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.access.access import Viewer
from models.access.rulebook import rulebook_of
from models.inbox.several import MOST
from models.inbox.tasks import NoSuchTask, task
from models.intake.intake import Sent, act
from models.rows.cases import CaseRow, DutyRow
from workflows.engine.cases import NotAllowed, Refusal
from workflows.facts.effects import ReportAgendaItem
from workflows.grammar.duties import Duty, base, party_of
from workflows.grammar.process import Process, Step
from workflows.grammar.steps import LOCAL


@dataclass(frozen=True)
class SeveralCases:
    """The tasks that one form answers, and the step with which it does."""

    process: Process
    duty: Duty
    step: Step
    tasks: tuple[tuple[DutyRow, CaseRow], ...]


def answered_alike(process: Process, key: str) -> bool:
    """Say whether one form may answer the duties of this key in several cases."""
    duty = process.duty(base(key))
    return duty is not None and duty.alike and len(duty.ways) == 1 and duty.ways[0].form is not None


def several_cases(session: Session, viewer: Viewer, ids: Iterable[int]) -> SeveralCases:
    """Return some tasks that one form answers; or raise NoSuchTask, or NotAllowed where they are not alike."""
    wanted = list(dict.fromkeys(ids))
    if not wanted or len(wanted) > MOST:
        raise NotAllowed(Refusal(LOCAL, f"choose between 1 and {MOST} tasks", field="task"))
    tasks = tuple(task(session, viewer, each) for each in wanted)
    kinds = {(case.process, base(duty.key)) for duty, case in tasks}
    (key, name), *others = sorted(kinds)
    process = rulebook_of(session).processes[key]
    declared = process.duty(name)
    if others or declared is None or not answered_alike(process, name):
        raise NotAllowed(Refusal(LOCAL, "one form can't answer these tasks; open them one by one", field="task"))
    return SeveralCases(process, declared, declared.ways[0], tasks)


def reports_of(session: Session, viewer: Viewer, case_ids: Iterable[int]) -> list[int]:
    """Return the tasks in some cases, as far as they are a person's to do, that put on record what the Committee was told."""
    open_ = select(DutyRow, CaseRow.process).join(CaseRow, CaseRow.id == DutyRow.case_id)
    rows = session.execute(open_.where(DutyRow.case_id.in_(list(case_ids)), DutyRow.closed_at.is_(None))).all()
    processes = rulebook_of(session).processes
    return [
        duty.id for duty, key in rows if _reports(processes[key], duty.key) and _is_theirs(session, viewer, duty.id)
    ]


def _reports(process: Process, key: str) -> bool:
    duty = process.duty(base(key))
    reports = (isinstance(effect, ReportAgendaItem) for step in (duty.ways if duty else ()) for effect in step.effects)
    return answered_alike(process, key) and any(reports)


def _is_theirs(session: Session, viewer: Viewer, duty_id: int) -> bool:
    try:
        return bool(task(session, viewer, duty_id))
    except (NotAllowed, NoSuchTask):
        return False


def answer_several(session: Session, viewer: Viewer, asked: SeveralCases, sent: Sent, now: datetime) -> int:
    """Answer all of some tasks with one form, and return how many; or raise NotAllowed, which names the case that stands against it."""
    for duty, case in asked.tasks:
        answer = Sent(sent.facts, sent.on, sent.note, party_of(duty.key))
        try:
            act(session, viewer, case.number, asked.step.name, answer, now=now, version=None)
        except NotAllowed as refused:
            raise NotAllowed(*(_named(case, each) for each in refused.refusals)) from refused
    return len(asked.tasks)


def _named(case: CaseRow, refusal: Refusal) -> Refusal:
    """Return a refusal that names its case, unless it is about an answer, which is the same for all of them."""
    if refusal.field:
        return refusal
    return Refusal(refusal.clause, f"case {case.number}: {refusal.sentence}", refusal.kind)
