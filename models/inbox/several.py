"""The same done to several tasks at once: to each that it can be done to, and of the others it is said why not."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from models.access.access import Viewer
from models.inbox.tasks import NoSuchTask, task
from workflows.engine.cases import Kind, NotAllowed, Refusal
from workflows.grammar.steps import LOCAL

UNKNOWN = "a task"  # that is done, or not the asker's to know
MOST = 100  # tasks at once: whoever writes meanwhile waits no longer than that takes


@dataclass(frozen=True)
class RefusedTask:
    """A task that something could not be done to: what it is, as far as the asker may know, and why not."""

    id: int
    task: str
    why: str
    clause: str


@dataclass
class Several:
    """What became of each of several tasks."""

    done: list[int] = field(default_factory=list)
    refused: list[RefusedTask] = field(default_factory=list)


def each_of(session: Session, viewer: Viewer, ids: Iterable[int], deed: Callable[[int], object]) -> Several:
    """Do something to each of some tasks; or raise NotAllowed where none or too many are named, or none of it can be done."""
    wanted, found = list(dict.fromkeys(ids)), Several()
    if not wanted:
        raise NotAllowed(Refusal(LOCAL, "choose the tasks first", field="task"))
    if len(wanted) > MOST:
        raise NotAllowed(Refusal(LOCAL, f"choose at most {MOST} tasks at once", field="task"))
    first: NotAllowed | None = None
    for each in wanted:
        try:
            with session.begin_nested():
                deed(each)
            found.done.append(each)
        except NotAllowed as refused:
            first = first or refused
            no = refused.first
            found.refused.append(RefusedTask(each, _called(session, viewer, each), no.sentence, no.clause))
        except NoSuchTask:
            found.refused.append(gone(each))
    if not found.done:
        raise first or NotAllowed(Refusal(LOCAL, "none of these tasks is open and yours to see", Kind.GONE))
    return found


def gone(task: int) -> RefusedTask:
    """Say of a task that is not there to be done, without a word of what it was."""
    return RefusedTask(task, UNKNOWN, "it is done by now, or not yours to see", LOCAL)


def _called(session: Session, viewer: Viewer, duty_id: int) -> str:
    try:
        return task(session, viewer, duty_id)[0].task
    except (NotAllowed, NoSuchTask):
        return UNKNOWN
