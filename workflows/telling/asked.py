"""Every condition of a declaration, and the place that asks it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workflows.facts.conditions import Condition
from workflows.grammar.process import Process, Step
from workflows.telling.citations import all_duties, all_steps


@dataclass(frozen=True)
class Asked:
    """A condition, and the place of the declaration that asks it."""

    place: str
    condition: Condition


def all_conditions(process: Process) -> Iterator[Asked]:
    """Yield every condition of a process, as it is written."""
    for duty in all_duties(process):
        if duty.condition is not None:
            yield Asked(f"that {duty.key!r} is owed", duty.condition)
        if duty.lapse is not None:
            yield Asked(f"that {duty.key!r} is asked again", duty.lapse)
    for each in process.needed:
        yield Asked(f"that {each.key!r} holds", each.test)
        yield from (
            Asked(f"that the {who.role} sees to {each.key!r}", who.when) for who in each.by if who.when is not None
        )
    if not isinstance(process.closed_to_subject, bool):
        yield Asked("that a case is closed to the person it is about", process.closed_to_subject)
    for step in dict.fromkeys(step.button for step in all_steps(process)):
        yield from _of_step(step)


def _of_step(step: Step) -> Iterator[Asked]:
    if step.condition is not None:
        yield Asked(f"that {step.name!r} is possible", step.condition)
    yield from (Asked(f"a requirement of {step.name!r}", each.test) for each in step.conditions)
    for office in step.actors:
        if office.when is not None:
            yield Asked(f"that the {office.role} takes {step.name!r}", office.when)
    for branch in step.branches:
        if branch.condition is not None:
            yield Asked(f"where {step.name!r} leads", branch.condition)
