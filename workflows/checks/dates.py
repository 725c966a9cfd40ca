"""Faults of dates: a target that would sanction, a day that cannot be, and what no date can be reckoned from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from typing import Any, cast

from workflows.facts.combined_rules import Movable, OnOpenDay
from workflows.facts.facts import DayOf, Fact
from workflows.facts.forms import Form
from workflows.facts.known import Known, Taken
from workflows.facts.moment_rules import Hours, HoursAfterDay
from workflows.facts.rules import Days, Rule
from workflows.grammar.duties import Deadline, Duty
from workflows.grammar.process import Process, Step
from workflows.law.fields import Mark, marked
from workflows.law.policy import Policy
from workflows.law.setting import Origin, Setting
from workflows.telling.citations import Dated, all_duties, all_rules, all_steps


def faults(process: Process, policy: Policy) -> Iterator[str]:
    """Yield what is wrong with the dates of a process, and with the facts that it counts on."""
    for dated in all_rules(process):
        yield from _sources(process, dated)
    for duty in all_duties(process):
        if duty.deadline:
            yield from _sanction(duty.key, duty.deadline)
            yield from (fault for step in duty.ways for fault in _window(step, duty.deadline, policy))
        yield from _moves(process, duty)
    answers = {step for duty in all_duties(process) for step in duty.ways}
    for step in all_steps(process):
        if step.floor and step.button not in answers:
            yield f"{step.name!r} has an earliest day but answers no duty, so that nothing counts from"
        yield from _undated(step)
        for term in _facts(step):
            if term.form not in process.forms().values():
                yield f"step {step.name} needs '{term}', which is never asked nor looked up"


def _undated(step: Step) -> Iterator[str]:
    """Yield the days on which a step happened by its form, where it is not dated by any of them."""
    days = marked(step.form, Mark.DURING) if step.form else ()
    if days and step.dated_by is None:
        yield f"{step.name!r} asks when it happened ({', '.join(days)}); say which day it counts from: .dated(…)"


def _sources(process: Process, dated: Dated) -> Iterator[str]:
    steps, keys = {step.name for step in all_steps(process)}, {duty.key for duty in all_duties(process)}
    for source in dated.rule.sources():
        if isinstance(source, Fact) and source.form not in process.forms().values():
            yield f"{dated} needs '{source}', which is never asked nor looked up"
        if isinstance(source, DayOf) and source.step not in steps:
            yield f"{dated} counts from {source.step!r}, which is no step of the process"
    for part in dated.rule.parts():
        if isinstance(part, Movable) and part.key not in keys:
            yield f"{dated} moves with {part.key!r}, which is no duty of the process"


def _facts(step: Step) -> Iterator[Fact[Any]]:
    """Yield the facts that a step's conditions and effects name."""
    yield from (each.fact for each in step.conditions if each.fact)
    for effect in step.effects:
        terms = (getattr(effect, field.name) for field in fields(effect))
        yield from (term for term in terms if isinstance(term, Fact))


def _sanction(key: str, deadline: Deadline) -> Iterator[str]:
    moves = isinstance(deadline.late, Step) and any(out.closes or out.effects for out in deadline.late.outcomes)
    kinder = {
        part.switch for part in deadline.rule.parts() if isinstance(part, OnOpenDay)
    }  # which only gives more days
    for source in deadline.rule.sources() if moves else ():
        if isinstance(source, Setting) and source.origin is Origin.LOCAL and source not in kinder:
            yield f"{key!r} moves a case by itself on {source.name}, a local target"


def _moves(process: Process, duty: Duty) -> Iterator[str]:
    parts = duty.deadline.rule.parts() if duty.deadline else ()
    if any(isinstance(part, Movable) and part.key == duty.key for part in parts):
        return
    rests = (rest for waiting in process.waiting() for rest in waiting.resting)
    for what, said in (
        ("be extended", duty.extension),
        ("be paused", duty.pause),
        ("rest with the days added", any(rest.tolls and rest.duty.key == duty.key for rest in rests)),
    ):
        if said:
            yield f"{duty.key!r} may {what}, but no part of its date is Movable({duty.key!r}, ...)"


def _window(step: Step, deadline: Deadline, policy: Policy) -> Iterator[str]:
    if step.floor is None:
        return
    origins = _counts_from(step.floor)
    if None in _counts_from(deadline.rule) and None not in origins:
        return  # counted from different days, which cannot be compared
    known = _begun(step.floor, policy)
    opens, closes = (rule.reckon(known, known.today) for rule in (step.floor, deadline.rule))
    if opens and closes and opens.starts >= closes.ends:
        earliest, latest = step.floor.words(policy), deadline.rule.words(policy)
        yield f"{step.name!r} is too early before {earliest} and too late after {latest}"


def _counts_from(rule: Rule) -> list[Fact[Any] | DayOf | None]:
    return [part.since for part in rule.parts() if isinstance(part, Days | Hours | HoursAfterDay)]


def _begun(floor: Rule, policy: Policy) -> Known:
    """Return what is known when a floor has just begun to count, and nothing else has happened."""
    bare = Known(policy, policy.first_moment())
    days: dict[type[Form], dict[str, object]] = {}
    taken = dict[str, Taken]()
    for part in floor.parts():
        match part:
            case Days(since=Fact() as since) | HoursAfterDay(since=Fact() as since):
                days.setdefault(since.form, {})[since.field] = bare.today
            case Days(since=DayOf(step)) | HoursAfterDay(since=DayOf(step)):
                taken[step] = Taken(1, bare.today)
            case Hours(since=since):
                days.setdefault(since.form, {})[since.field] = bare.now
    forms = {form: cast("Form", _Begun(said)) for form, said in days.items()}
    return Known(policy, bare.now, forms, taken)


class _Begun:
    """A form of which only the days are known that a floor counts from."""

    def __init__(self, said: dict[str, object]) -> None:
        self.__dict__.update(said)

    def __getattr__(self, field: str) -> None:
        return None
