"""Faults of the states and of the ways between them: what cannot be reached, left, answered or told apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from workflows.grammar.duties import Duty, owner_of
from workflows.grammar.process import NEW, Ended, Process, Step, Waiting
from workflows.law.roles import CLOCK, Role, may_act_as

Way = tuple[Step, Duty | None]


def undeclared(process: Process) -> Iterator[str]:
    """Yield the states that are declared twice, or not at all."""
    names = [state.state.key for state in process.states]
    yield from (f"{name} is declared twice" for name in dict.fromkeys(names) if names.count(name) > 1)
    goals = dict.fromkeys(step.to.key for _, step, _ in process.steps() if step.to)
    yield from (f"{name} is not declared" for name in goals if name not in names)


def faults(process: Process) -> Iterator[str]:
    """Yield what is wrong with the states of a process."""
    yield from _paths(process)
    yield from _namesakes("the beginning", [(step, None) for step in process.openings])
    for step in process.openings:
        if step.to is None:
            yield f"{step.name!r} begins a case in no state"
    for waiting in process.waiting():
        name, freedoms = waiting.state.key, [(step, None) for step in process.freedoms]
        yield from _owing(waiting)
        yield from _namesakes(name, [*waiting.steps(), *freedoms])
        for step in (*waiting.options, *process.freedoms):
            if step.actor is None:  # the desk may be named, where it takes a step of its own accord
                yield f"nobody may take {step.name!r} of {name}: it does not say who"


def _paths(process: Process) -> Iterator[str]:
    leads: dict[str, set[str]] = {name: set() for name in (NEW, *(state.state.key for state in process.states))}
    for source, step, _ in process.steps():
        leads[source] |= {step.to.key} if step.to else set()
    ends = {state.state.key for state in process.states if isinstance(state, Ended)}
    reached = _reached(leads, NEW)
    for state in process.states:
        if state.state.key not in reached:
            yield f"{state.state.key} cannot be reached"
        if not _reached(leads, state.state.key) & ends:
            yield f"{state.state.key} cannot end"


def _reached(leads: Mapping[str, set[str]], start: str) -> set[str]:
    seen, todo = set[str](), [start]
    while todo:
        if (name := todo.pop()) not in seen:
            seen.add(name)
            todo += leads[name]
    return seen


def _owing(waiting: Waiting) -> Iterator[str]:
    name, keys = waiting.state.key, [duty.key for duty in waiting.all_duties()]
    yield from (f"{key!r} is owed twice in {name}" for key in dict.fromkeys(keys) if keys.count(key) > 1)
    if not waiting.duties:
        yield f"nobody owes anything in {name}"
    elif not waiting.next:
        if not any(step.to for duty in waiting.duties for step in duty.steps()):
            yield f"no duty of {name} leads out of it"
        if all(any(step.to is None for step in duty.steps()) for duty in waiting.duties):
            yield f"{name} does not say what happens when all are in"
    else:
        yield from _onward(name, waiting.next)


def _onward(name: str, steps: tuple[Step, ...]) -> Iterator[str]:
    *others, last = steps
    if any(step.to is None for step in steps):
        yield f"what happens in {name} when all are in leads nowhere"
    if any(step.name != last.name for step in others):
        yield f"what happens in {name} when all are in has several names"
    if last.condition or any(step.conditions or step.form for step in steps):
        yield f"what happens in {name} when all are in may be held up"


def _namesakes(place: str, ways: list[Way]) -> Iterator[str]:
    for later, way in enumerate(ways):
        if any(_hides(other, way) for other in ways[:later]):
            yield f"{way[0].name!r} of {place} can never be reached behind its namesake"


def _hides(first: Way, second: Way) -> bool:
    """Say whether the first is always taken before the second: same name, same form, and nothing to choose by."""
    (step, duty), (other, rival) = first, second
    if step.name != other.name or step.form is not other.form or step.condition or (duty and duty.condition):
        return False
    if step.to is None and duty is not rival and owner_of(step, duty) is not CLOCK:
        return False  # once its own duty is in, it makes way
    takers = [role for role in Role if may_act_as({role}, owner_of(other, rival))]
    return all(may_act_as({role}, owner_of(step, duty)) for role in takers)
