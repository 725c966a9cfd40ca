"""The ways of a process that together leave every name it stores behind: each state, step, form, choice and effect."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from enum import Enum
from typing import Any, TypeAlias

import msgspec

from tests.workflows.explorations import attempts, exploration
from workflows.engine.cases import Decision, NotAllowed
from workflows.engine.engine import decide
from workflows.grammar.events import Act
from workflows.grammar.process import Process
from workflows.law.policy import FIRST_EDITION

Way: TypeAlias = list[Decision]


def ways(process: Process, start: datetime, seen: set[str]) -> Iterator[Way]:
    """Yield every way that stores a name which is not in `seen` by then; who walks it adds what it has stored."""
    made = dict[int, Decision]()
    for decision in exploration(process, start).decisions():
        made[id(decision.after)] = decision
        yield from _new(_way(decision, made), seen)
        for attempt in attempts(process, start).of(decision.after, decision.at):
            event = attempt.event
            if isinstance(event, Act) and not seen.issuperset(_told(event)):
                try:
                    last = decide(decision.after, event, attempt.at, FIRST_EDITION)
                except NotAllowed:
                    continue
                yield from _new([*_way(decision, made), last], seen)


def _new(way: Way, seen: set[str]) -> Iterator[Way]:
    if not seen.issuperset(name for each in way for name in names(each)):
        yield way


def _way(decision: Decision, made: dict[int, Decision]) -> Way:
    way = [decision]
    while before := made.get(id(way[-1].before)):
        way.append(before)
    return way[::-1]


def names(decision: Decision) -> Iterator[str]:
    """Yield the names that a decision stores."""
    yield f"state {decision.after.state}"
    yield type(decision.event).__name__
    yield from (f"step {step.name}" for step in decision.steps)
    yield from (f"duty {owed.key.partition(':')[0]}" for owed in decision.opened)
    yield from (f"effect {type(effect).__name__}" for effect in decision.effects)
    if isinstance(decision.event, Act):
        yield from _told(decision.event)


def _told(event: Act) -> Iterator[str]:
    yield f"step {event.step}"
    for form in event.forms:
        for name, value in msgspec.structs.asdict(form).items():
            several: Any = value if isinstance(value, tuple | frozenset) else (value,)
            yield from (f"{type(form).__name__}.{name}: {each.value}" for each in several if isinstance(each, Enum))
