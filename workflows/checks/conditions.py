"""Faults of conditions: what asks for something that is never there, can never hold, or holds whatever happens."""

from __future__ import annotations

from collections.abc import Iterator

from workflows.checks.both_ways import holds, rows, verdicts
from workflows.facts.conditions import Field, Happened, Source, Whole
from workflows.facts.forms import Form
from workflows.grammar.duties import Duty
from workflows.grammar.process import Process, Step
from workflows.law.policy import FIRST_EDITION
from workflows.telling.asked import Asked, all_conditions
from workflows.telling.citations import all_steps


def faults(process: Process) -> Iterator[str]:
    """Yield what is wrong with the conditions of a process."""
    asked = list(dict.fromkeys(all_conditions(process)))
    for each in asked:
        yield from dict.fromkeys(_sources(process, each))
        yield from _one_sided(each)
        yield from _wordless(each)
    for step, duty in dict.fromkeys((step, duty) for _, step, duty in process.steps()):
        yield from _ways(step, duty)


def _sources(process: Process, asked: Asked) -> Iterator[str]:
    forms, steps = set(process.forms().values()), {step.name for step in all_steps(process)}
    for source in asked.condition.sources():
        if (missing := _form(source)) and missing not in forms:
            yield f"{asked.place} depends on {missing.key}, which is never asked nor looked up"
        if isinstance(source, Happened) and source.step not in steps:
            yield f"{asked.place} depends on {source.step!r}, which is no step of the process"


def _form(source: Source) -> type[Form] | None:
    return source.form if isinstance(source, Whole | Field) else None


def _one_sided(asked: Asked) -> Iterator[str]:
    found = verdicts(asked.condition)
    if found == {False}:
        yield f"{asked.place} can never be: {asked.condition.words(FIRST_EDITION)}"
    if found == {True}:
        yield f"{asked.place} is always so: {asked.condition.words(FIRST_EDITION)}"


def _wordless(asked: Asked) -> Iterator[str]:
    """Yield a condition that quotes what has no name: of a step, say, that was made anew instead of being imported."""
    if '""' in (words := asked.condition.words(FIRST_EDITION)):
        yield f"{asked.place} names something without a name: {words}"


def _ways(step: Step, duty: Duty | None) -> Iterator[str]:
    """Yield the ways on that can never be taken: what one condition asks, another one rules out."""
    owed = [each for each in (step.condition, duty.condition if duty else None) if each is not None]
    branches = [branch.condition for branch in step.branches if branch.condition is not None]
    table = list(rows([*owed, *branches]))
    if not table:
        return
    left = [row for row in table if all(holds(each, row) for each in owed)]
    if not left:
        yield f"{step.name!r} can never be taken: it is possible only when {duty.key if duty else 'it'!r} is not owed"
    for place, condition in enumerate(branches if left else ()):
        if not any(holds(condition, row) for row in left):
            yield f"branch {place + 1} of {step.name!r} can never be taken: {condition.words(FIRST_EDITION)}"
        left = [row for row in left if not holds(condition, row)]
    if branches and not left:
        yield f"the last branch of {step.name!r} can never be taken: one before it always applies"
