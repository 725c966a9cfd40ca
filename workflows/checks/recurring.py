"""Faults of what the calendar begins: a day that is in no year, and a process that nothing ever begins."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from workflows.facts.effects import OpenCase
from workflows.grammar.process import Process
from workflows.grammar.takers import owners_of
from workflows.law.roles import CLOCK


def faults(process: Process) -> Iterator[str]:
    """Yield what is wrong with how the calendar begins a process."""
    if recurrence := process.recurrence:
        yield from recurrence.rhythm.faults()
        if owners_of(recurrence.begins, None) != (CLOCK,):
            yield f"the calendar begins a case with {recurrence.begins.name!r}, but it is given to somebody"
        if recurrence.begins.form or recurrence.begins.conditions or recurrence.begins.condition is not None:
            yield f"the calendar must not be held up, but {recurrence.begins.name!r} asks for more than time"


def unbegun(processes: Iterable[Process]) -> Iterator[str]:
    """Yield a sentence for each process that neither people, nor another case, nor the calendar, nor a correction begins."""
    found = tuple(processes)
    opened = {
        effect.process
        for process in found
        for _, step, _ in process.arrows()
        for effect in step.effects
        if isinstance(effect, OpenCase)
    }
    for process in found:
        by_people = any(owners_of(step, None) != (CLOCK,) for step in process.beginnings)
        if not (by_people or process.recurrence or process.by_corrections or process.by_texts or process.key in opened):
            yield f"nothing begins {process.key}: neither people, nor another case, nor the calendar"
