"""The same done to several tasks at once: to each that it can be done to, and of the others it is said why not."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from models.access.access import Viewer
from models.inbox.tasks import NoSuchTask, task
from workflows.engine.cases import Kind, NotAllowed, Refusal
from workflows.grammar.steps import LOCAL

MOST = 100  # tasks at once: whoever writes meanwhile waits no longer than that takes


@dataclass
class Several:
    """What became of each of several tasks."""

    done: list[int] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)  # the task, and why it was not done


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
            found.refused.append((_called(session, viewer, each), refused.first.sentence))
        except NoSuchTask:
            found.refused.append(("a task", "it is done by now, or not yours to see"))
    if not found.done:
        raise first or NotAllowed(Refusal(LOCAL, "none of these tasks is open and yours to see", Kind.GONE))
    return found


def _called(session: Session, viewer: Viewer, duty_id: int) -> str:
    try:
        return task(session, viewer, duty_id)[0].task
    except (NotAllowed, NoSuchTask):
        return "a task"
