"""What must be true of every declaration: its faults, each as a sentence that names the place and the trouble."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from functools import cache
from pathlib import Path

from workflows.checks import audience, bare, beginnings, by_name, conditions, dates, duties, recurring, states, words
from workflows.engine.ladder import OVERDUE, REMINDER, STILL_OVERDUE
from workflows.grammar.duties import Escalate
from workflows.grammar.process import Process
from workflows.grammar.steps import LOCAL
from workflows.law.policy import GLOBAL, Policy
from workflows.law.roles import CLOCK
from workflows.law.wording import names_in
from workflows.telling.citations import all_settings, cited
from workflows.telling.every_sentence import sentences


def faults(process: Process, *, clauses: AbstractSet[str], notices: AbstractSet[str], policy: Policy) -> Iterator[str]:
    """Yield a sentence for each thing wrong with a declaration; none if it may be run."""
    unreadable = [*states.undeclared(process), *bare.faults(process)]
    if unreadable:  # nothing further can be read from it
        yield from dict.fromkeys(unreadable)
        return
    yield from recurring.faults(process)
    yield from states.faults(process)
    yield from beginnings.faults(process)
    yield from duties.faults(process)
    yield from dates.faults(process, policy)
    yield from conditions.faults(process)
    yield from by_name.faults(process)
    yield from words.faults(process)
    yield from audience.faults(process)
    yield from _clauses(process, clauses)
    yield from _notices(process, notices)


def _clauses(process: Process, clauses: AbstractSet[str]) -> Iterator[str]:
    for citation in cited(process):
        if not citation.clause.strip():
            yield f"{citation} cites no clause"
        elif citation.clause not in clauses and citation.clause not in {LOCAL, GLOBAL}:
            yield f"{citation} cites {citation.clause!r}, which the register does not have"


def _notices(process: Process, notices: AbstractSet[str]) -> Iterator[str]:
    told = {(f"step {step.name!r}", notice.template) for _, step, _ in process.arrows() for notice in step.tellings}
    told |= {(f"the loss of {loss.words!r}", notice.template) for loss in process.losses for notice in loss.notices}
    for waiting in process.waiting():
        for duty in waiting.all_duties():
            late = duty.deadline.late if duty.deadline else None
            told |= {(f"duty {duty.key!r}", REMINDER)} if late and duty.owner is not CLOCK else set()
            told |= {(f"duty {duty.key!r}", OVERDUE)} if isinstance(late, Escalate) and late.to else set()
            told |= {(f"duty {duty.key!r}", STILL_OVERDUE)} if isinstance(late, Escalate) else set()
    for place, template in sorted(told):
        if template not in notices:
            yield f"{place} tells from {template!r}, a notice without a template"


def unused(processes: Iterable[Process], policy_class: type[Policy] = Policy) -> Iterator[str]:
    """Yield a sentence for each setting that neither a declaration nor the code of this package uses."""
    found = tuple(processes)
    if any(True for process in found for _ in bare.faults(process)):  # what a bare function reads is not known
        return
    named = {setting.name for process in found for setting in all_settings(process)}
    named |= {name for process in found for sentence in sentences(process) for name in names_in(sentence.words)}
    for setting in policy_class.settings():
        if setting.name not in named and setting.name not in _read_in_code():
            yield f"nobody uses the setting {setting.name!r} ({setting.words})"


@cache
def _read_in_code() -> frozenset[str]:
    """Return every attribute that the code of this package reads, as in `known.policy.miss_minutes`."""
    names = set[str]()
    for path in Path(__file__).parent.parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Attribute(value=ast.Name(id="Policy")):
                    continue  # named, as in a rule that may stand in no process
                case ast.Attribute(attr=name) | ast.Subscript(slice=ast.Attribute(attr=name)):
                    names.add(name)
    return frozenset(names)
