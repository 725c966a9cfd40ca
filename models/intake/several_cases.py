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
from models.intake.confirming import Unconfirmed
from models.intake.intake import Sent, act
from models.rows.cases import CaseRow, DutyRow
from workflows.engine.cases import Kind, NotAllowed, Refusal
from workflows.facts.effects import ReportAgendaItem
from workflows.facts.forms import Form
from workflows.grammar.duties import base, party_of
from workflows.grammar.process import Process, Step
from workflows.grammar.steps import LOCAL


@dataclass(frozen=True)
class SeveralCases:
    """The tasks that one form answers, the step with which it does, and which of those asked for are done by now or not theirs."""

    step: Step
    form: type[Form]
    tasks: tuple[tuple[DutyRow, CaseRow], ...]
    gone: tuple[int, ...]


def answered_alike(process: Process, key: str) -> bool:
    """Say whether one form may answer the duties of this key in several cases."""
    return _alike(process, key) is not None


def _alike(process: Process, key: str) -> Step | None:
    """Return the one step, with a form, that answers a duty which the process says may be answered so."""
    duty = process.duty(base(key))
    only = duty.ways[0] if duty is not None and duty.alike and len(duty.ways) == 1 else None
    return only if only is not None and only.form else None


def several_cases(session: Session, viewer: Viewer, ids: Iterable[int]) -> SeveralCases:
    """Return those of some tasks that are still to be done, if one form answers them; or raise NotAllowed."""
    wanted = list(dict.fromkeys(ids))
    if not wanted or len(wanted) > MOST:
        raise NotAllowed(Refusal(LOCAL, f"choose between 1 and {MOST} tasks", field="task"))
    open_ = {each: _still_theirs(session, viewer, each) for each in wanted}
    tasks = tuple(found for found in open_.values() if found)
    if not tasks:
        raise NotAllowed(Refusal(LOCAL, "none of these tasks is left to do", Kind.GONE))
    (key, name), *others = sorted({(case.process, base(duty.key)) for duty, case in tasks})
    step = _alike(rulebook_of(session).processes[key], name)
    if others or step is None or step.form is None:
        raise NotAllowed(Refusal(LOCAL, "one form can't answer these tasks; open them one by one", field="task"))
    return SeveralCases(step, step.form, tasks, tuple(each for each, found in open_.items() if not found))


def reports_of(session: Session, viewer: Viewer, case_ids: Iterable[int]) -> list[int]:
    """Return the tasks in some cases, as far as they are a person's to do, that put on record what the Committee was told."""
    open_ = select(DutyRow, CaseRow.process).join(CaseRow, CaseRow.id == DutyRow.case_id)
    rows = session.execute(open_.where(DutyRow.case_id.in_(list(case_ids)), DutyRow.closed_at.is_(None))).all()
    processes = rulebook_of(session).processes
    mine = (duty.id for duty, key in rows if _reports(processes[key], duty.key))
    return [each for each in mine if _still_theirs(session, viewer, each)]


def _reports(process: Process, key: str) -> bool:
    step = _alike(process, key)
    return step is not None and any(isinstance(effect, ReportAgendaItem) for effect in step.effects)


def _still_theirs(session: Session, viewer: Viewer, duty_id: int) -> tuple[DutyRow, CaseRow] | None:
    """Return a task that is open and a person's to do, if it is."""
    try:
        return task(session, viewer, duty_id)
    except (NotAllowed, NoSuchTask):
        return None


def answer_several(session: Session, viewer: Viewer, asked: SeveralCases, sent: Sent, now: datetime) -> int:
    """Answer all of some tasks with one form, and return how many; or raise NotAllowed, which names the case that stands against it."""
    for duty, case in asked.tasks:
        answer = Sent(sent.facts, sent.on, sent.note, party_of(duty.key), confirmed="")
        try:
            act(session, viewer, case.number, asked.step.name, answer, now=now, version=None)
        except NotAllowed as refused:
            raise NotAllowed(*(_named(case, each) for each in refused.refusals)) from refused
        except Unconfirmed as asks:
            words = f"case {case.number}: the day you gave brings something forward there; answer it on its own page"
            raise NotAllowed(Refusal(LOCAL, words)) from asks
    return len(asked.tasks)


def _named(case: CaseRow, refusal: Refusal) -> Refusal:
    """Return a refusal that names its case, unless it is about an answer, which is the same for all of them."""
    if refusal.field:
        return refusal
    return Refusal(refusal.clause, f"case {case.number}: {refusal.sentence}", refusal.kind)
