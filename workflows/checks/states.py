"""Faults of the states and of the ways between them: what cannot be reached, left, answered or told apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from workflows.grammar.duties import Duty
from workflows.grammar.process import NEW, Ended, Process, Step, Waiting
from workflows.grammar.takers import owners_of
from workflows.law.roles import Role, may_act_as

Way = tuple[Step, Duty | None]


def undeclared(process: Process) -> Iterator[str]:
    """Yield the states that are declared twice, or not at all."""
    names = [state.state.key for state in process.states]
    yield from (f"{name} is declared twice" for name in dict.fromkeys(names) if names.count(name) > 1)
    goals = dict.fromkeys(step.to.key for _, step, _ in process.arrows() if step.to)
    yield from (f"{name} is not declared" for name in goals if name not in names)


def faults(process: Process) -> Iterator[str]:
    """Yield what is wrong with the states of a process."""
    yield from _paths(process)
    yield from _namesakes("the beginning", [(step, None) for step in process.openings])
    for step in process.openings:
        if any(outcome.to is None for outcome in step.outcomes):
            yield f"{step.name!r} begins a case in no state"
    for waiting in process.waiting():
        name, freedoms = waiting.state.key, [(step, None) for step in process.freedoms]
        yield from _owing(waiting)
        yield from _namesakes(name, [*waiting.steps(), *freedoms])
        for step in (*waiting.options, *process.freedoms):
            if not step.actors:  # the desk may be named, where it takes a step of its own accord
                yield f"nobody may take {step.name!r} of {name}: it does not say who"
    for step in dict.fromkeys(step for _, step, _ in process.steps()):
        yield from _branches(step)


def _branches(step: Step) -> Iterator[str]:
    *first, last = step.outcomes
    if last.chosen_by is not None:
        yield f"{step.name!r} does not say where it leads otherwise: its last branch has a condition"
    if any(each.chosen_by is None for each in first):
        yield f"{step.name!r} has branches behind one without a condition, which are never taken"


def _paths(process: Process) -> Iterator[str]:
    leads: dict[str, set[str]] = {name: set() for name in (NEW, *(state.state.key for state in process.states))}
    for source, step, _ in process.arrows():
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
    elif waiting.next is None:
        if not any(_leads(step) for duty in waiting.duties for step in duty.steps()):
            yield f"no duty of {name} leads out of it"
        if all(any(not _leads(step) for step in duty.steps()) for duty in waiting.duties):
            yield f"{name} does not say what happens when all are in"
    else:
        if any(outcome.to is None for outcome in waiting.next.outcomes):
            yield f"what happens in {name} when all are in leads nowhere"
        if waiting.next.condition is not None or waiting.next.conditions or waiting.next.form:
            yield f"what happens in {name} when all are in may be held up"


def _leads(step: Step) -> bool:
    """Say whether a step leads on, or keeps its duty open until it does."""
    return any(outcome.to or not outcome.closes for outcome in step.outcomes)


def _namesakes(place: str, ways: list[Way]) -> Iterator[str]:
    for later, way in enumerate(ways):
        if any(_hides(other, way) for other in ways[:later]):
            yield f"{way[0].name!r} of {place} can never be reached behind its namesake"


def _hides(first: Way, second: Way) -> bool:
    """Say whether the first is always taken before the second: same name, same form, and nothing to choose by."""
    (step, duty), (other, rival) = first, second
    chosen = step.condition is not None or (duty is not None and duty.condition is not None)
    if (
        step.name != other.name
        or step.form is not other.form
        or chosen
        or any(office.when is not None for office in step.actors)
    ):
        return False
    if (
        duty
        and duty is not rival
        and any(out.to is None and out.closes for way in duty.steps() for out in way.outcomes)
    ):
        return False  # once its own duty is in, it makes way
    takers = [role for role in Role if any(may_act_as({role}, owner) for owner in owners_of(other, rival))]
    return all(any(may_act_as({role}, owner) for owner in owners_of(step, duty)) for role in takers)
