"""Faults of what is owed: no answer, no reason, nobody to owe it, or a clock that could be refused."""

from __future__ import annotations

from collections.abc import Iterator

from workflows.citations import all_duties, all_steps
from workflows.duties import Duty, Untimed, owner_of
from workflows.grammar import Process, Step
from workflows.people import CLOCK, OF_THE_CASE


def faults(process: Process) -> Iterator[str]:
    """Yield what is wrong with the duties of a process, and with who takes its steps."""
    for duty in all_duties(process):
        yield from _duty(duty)
        if duty.owner in OF_THE_CASE and duty.owner is not process.subject:
            yield f"the {duty.owner} owes {duty.key!r}, but is not the person the case is about"
    for rest in (rest for waiting in process.waiting() for rest in waiting.resting):
        if rest.duty.deadline is None:
            yield f"{rest.duty.key!r} rests, but has no date that could stand still"
    for step in all_steps(process):
        if step.actor in OF_THE_CASE and step.actor is not process.subject:
            yield f"the {step.actor} takes {step.name!r}, but is not the person the case is about"


def _duty(duty: Duty) -> Iterator[str]:
    if duty.owed_by and (duty.extension or duty.pause):
        yield f"{duty.key!r} is owed by several; the date of one of them cannot be moved"
    if duty.owed_by and any(step.form is None for step in duty.ways):
        yield f"{duty.key!r} is owed by several, so each of its answers must ask a form"
    late = duty.deadline.late if duty.deadline else None
    if isinstance(duty.due, Untimed) and not duty.due.because.strip():
        yield f"{duty.key!r} has neither a date nor a reason for having none"
    if not isinstance(late, Step) and all(owner_of(way, duty) is CLOCK for way in duty.ways):
        yield f"the {duty.owner} owes {duty.key!r} but cannot answer"
    if isinstance(late, Step):
        if late.form or late.condition or late.conditions or late.floor:
            yield f"the desk must not be held up when {duty.key!r} is late, but {late.name!r} asks for more than time"
        if owner_of(late, duty) is not CLOCK:
            yield f"the desk takes {late.name!r} when {duty.key!r} is late, but it is given to the {late.actor}"
