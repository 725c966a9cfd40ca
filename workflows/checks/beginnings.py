"""Faults of how cases begin and of who may know of one: what nobody, or the wrong one, could begin or read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from workflows.facts.conditions import Field, Happened, TheTime, Whole
from workflows.facts.effects import OpenCase
from workflows.facts.forms import Form
from workflows.grammar.openings import about_oneself, openings
from workflows.grammar.process import Process
from workflows.grammar.takers import owners_of
from workflows.law.fields import Mark, marked
from workflows.law.roles import USER
from workflows.telling.citations import all_steps


def faults(process: Process) -> Iterator[str]:
    """Yield what is wrong with the beginnings of a process, and with what its subject is shown and told."""
    yield from _about_oneself(process)
    yield from _closed(process)
    if process.confidential and process.closed_to_subject is not False:
        told = (
            notice.template for step in all_steps(process) for notice in step.notices if notice.to is process.subject
        )
        for template in dict.fromkeys(told):
            yield (
                f"the {process.subject} is told {template!r}, but mail of a confidential case says no more than its number, "
                "and the case is closed to them"
            )


def _about_oneself(process: Process) -> Iterator[str]:
    for step in openings(process):
        if not about_oneself(process, step):
            continue
        if process.subject is not USER:
            yield f"the {process.subject} begins a case with {step.name!r}, but only an HMIS user is known before there is one"
        if len(owners_of(step, None)) > 1:
            yield f"{step.name!r} is begun by the {process.subject} and by others; give each a beginning of its own"
        if step.form is None or not marked(step.form, Mark.AGENCY):
            yield f"{step.name!r} does not ask of which agency the {process.subject} speaks"
        elif marked(step.form, Mark.PERSON_EMAIL):
            yield f"{step.name!r} asks whom it is about, but that is whoever begins it"


def _closed(process: Process) -> Iterator[str]:
    """Yield what a case is closed to its subject by, though it may change: a case that vanishes tells what it hides."""
    if isinstance(process.closed_to_subject, bool):
        return
    first = {step.form for step in process.openings if step.form} | set(process.brought)
    for source in process.closed_to_subject.sources():
        form = source.form if isinstance(source, Field | Whole) else None
        if isinstance(source, Happened | TheTime) or (form and form not in first):
            yield f"a case is closed to the {process.subject} by {_named(source, form)}, which is not known for good when it begins"


def _named(source: object, form: type[Form] | None) -> str:
    return form.key if form else source.step if isinstance(source, Happened) else "the time"


def offered_though_opened(processes: Mapping[str, Process]) -> Iterator[str]:
    """Yield the beginnings that another case makes and that people are offered too."""
    for process in processes.values():
        effects = (effect for step in all_steps(process) for effect in step.effects)
        made = dict.fromkeys((each.process, each.step) for each in effects if isinstance(each, OpenCase))
        for key, name in made:
            ways = openings(processes[key]) if key in processes else ()
            if any(step.name == name for step in ways):
                yield f"{process.key} opens {key} with {name!r}, which people are offered too; let it be by the clock"
