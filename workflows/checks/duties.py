"""Faults of what is owed: no answer, no reason, nobody to owe it, or a clock that could be refused."""

from __future__ import annotations

from collections.abc import Iterator

from workflows.grammar.duties import Duty, Escalate, Untimed
from workflows.grammar.process import Process, Step
from workflows.grammar.takers import owners_of
from workflows.law.roles import CLOCK, COMPLAINANT, OF_THE_CASE, Offices
from workflows.telling.citations import all_duties, all_steps


def faults(process: Process) -> Iterator[str]:
    """Yield what is wrong with the duties of a process, and with who takes its steps."""
    for duty in all_duties(process):
        yield from _duty(duty)
        for owner in duty.owners:
            if owner in OF_THE_CASE and owner is not process.subject:
                yield f"the {owner} owes {duty.key!r}, but is not the person the case is about"
    yield from _answers(process)
    for rest in (rest for waiting in process.waiting() for rest in waiting.resting):
        if rest.duty.deadline is None:
            yield f"{rest.duty.key!r} rests, but has no date that could stand still"
    for step in all_steps(process):
        for role in (office.role for office in step.actors):
            begins = (
                role is COMPLAINANT and step.button in process.openings
            )  # anybody may; who it was is not written down
            if role in OF_THE_CASE and role is not process.subject and not begins:
                yield f"the {role} takes {step.name!r}, but is not the person the case is about"


def _answers(process: Process) -> Iterator[str]:
    """Yield the answers that could not be told apart when they are read back: they are kept by the step's name."""
    steps = [step for _, step, _ in process.steps() if step.form]
    for name in dict.fromkeys(step.name for step in steps):
        if len({step.form for step in steps if step.name == name}) > 1:
            yield f"{name!r} asks different forms in different places; answers are kept by the step, so give each a name"


def _duty(duty: Duty) -> Iterator[str]:
    if duty.owed_by and (duty.extension or duty.pause):
        yield f"{duty.key!r} is owed by several; the date of one of them cannot be moved"
    if isinstance(duty.owner, Offices) and duty.owed_by is None:
        yield f"{duty.key!r} is owed by one of several offices, and does not say by which: `.each(...)`"
    late = duty.deadline.late if duty.deadline else None
    if isinstance(late, Escalate) and any(
        each is not duty.owner for group in late.to for each in group if isinstance(each, Offices)
    ):
        yield f"{duty.key!r} tells one of several offices when it is late, and those do not owe it: name the roles"
    if isinstance(duty.due, Untimed) and not duty.due.because.strip():
        yield f"{duty.key!r} has neither a date nor a reason for having none"
    answered = any(owners_of(way, duty) != (CLOCK,) or way.actors for way in duty.ways)  # the desk may, if named
    if not isinstance(late, Step) and not answered and not (duty.met and duty.condition is not None):
        yield f"the {duty.owner} owes {duty.key!r} but cannot answer"
    if isinstance(late, Step):
        if late.form or late.condition is not None or late.conditions or late.floor:
            yield f"the desk must not be held up when {duty.key!r} is late, but {late.name!r} asks for more than time"
        if late.actors:
            given = " or ".join(f"the {office.role}" for office in late.actors)
            yield f"the desk takes {late.name!r} when {duty.key!r} is late, but it is given to {given}"
