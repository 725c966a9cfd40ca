"""Where the processes stand on a clause, in words that people know from the pages of cases."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from workflows.grammar.duties import Duty
from workflows.grammar.process import Process
from workflows.law.policy import Policy
from workflows.law.setting import Setting
from workflows.telling.about import about
from workflows.telling.citations import Citation, Word, all_duties, all_steps, cited
from workflows.telling.prose import capital

WORDS = {
    Word.STATE: "State of a case",
    Word.DUTY: "Task",
    Word.DEADLINE: "Due date of the task",
    Word.LEAVE: "Permission to move the due date",
    Word.REST: "Clock paused for the task",
    Word.STEP: "Step",
    Word.FLOOR: "Earliest day of the step",
    Word.IN_TIME: "Last day on which the step is in time",
    Word.EFFECT: "What the step does",
    Word.GUARD: "Condition of the step",
    Word.ALSO: "Also cited by the step",
}
OF_DUTIES = frozenset({Word.DUTY, Word.DEADLINE, Word.LEAVE, Word.REST})


@dataclass(frozen=True)
class Place:
    """One place of a process that stands on a clause."""

    process: Process
    word: str
    name: str


def places(processes: Iterable[Process], clause: str, policy: Policy) -> list[Place]:
    """Return where processes stand on a clause."""
    return list(dict.fromkeys(_places(processes, clause, policy)))


def _places(processes: Iterable[Process], clause: str, policy: Policy) -> Iterator[Place]:
    for process in processes:
        for citation in cited(process):
            if citation.clause == clause:
                yield Place(process, WORDS.get(citation.word, ""), _name(process, citation, policy))


def _name(process: Process, citation: Citation, policy: Policy) -> str:
    """Return a state, task or step as people read it."""
    if citation.word is Word.STATE:
        names = {state.state.key: state.state.words for state in process.states}
    elif citation.word in OF_DUTIES:
        names = {duty.key: about(process, policy, duty.task_of_others, _party(duty)) for duty in all_duties(process)}
    else:
        names = {step.name: about(process, policy, step.deed_of_others) for step in all_steps(process) if step.deed}
    return capital(names.get(citation.name, citation.name.replace("-", " ")))


def _party(duty: Duty) -> str:
    return duty.owed_by.words if duty.owed_by else ""


def settings_of(clause: str) -> list[Setting[object]]:
    """Return the numbers that cite a clause."""
    return [setting for setting in Policy.settings() if setting.clause == clause]
