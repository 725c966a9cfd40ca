"""Faults of what stands where a condition should: a function without its two sentences, which nothing could read or say."""

from __future__ import annotations

from collections.abc import Iterator

from workflows.facts.conditions import Condition, leaves
from workflows.grammar.process import Process
from workflows.telling.asked import all_conditions


def faults(process: Process) -> Iterator[str]:
    """Yield each place that has a function, or something else, where a condition is to stand."""
    for asked in all_conditions(process):
        parts: Iterator[object] = leaves(asked.condition)
        for each in parts:
            if not isinstance(each, Condition):
                yield f'{asked.place} is no condition but {_named(each)}: say it both ways round, `@condition("…", "…")`'


def _named(value: object) -> str:
    name = getattr(value, "__name__", "")
    if name == "<lambda>":
        return "a function without a name"
    return f"the bare function {name!r}" if callable(value) else repr(value)
