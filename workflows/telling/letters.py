"""Which steps write letters: what they tell is among what a process tells in writing."""

from __future__ import annotations

from collections.abc import Iterator

from workflows.facts.by_name import TellUsers
from workflows.grammar.process import Process, Step


def writes_letters(process: Process, step: Step) -> bool:
    """Say whether a step may tell somebody in writing, however it comes out."""
    return any(template in process.written for template in told_by(step))


def told_by(step: Step) -> Iterator[str]:
    """Yield the notices that a step may tell, by their names."""
    for each in (step, *step.outcomes):
        yield from (notice.template for notice in each.notices)
        yield from (effect.template for effect in each.effects if isinstance(effect, TellUsers))
