"""Faults of the whole: a clause of the manual that nothing in the desk answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from workflows.grammar.process import Process
from workflows.telling.coverage import coverage


def unanswered(processes: Iterable[Process]) -> Iterator[str]:
    """Yield a sentence for each clause that asks something on which no state, duty, step, condition or setting stands."""
    for row in coverage(processes):
        if row["status"] == "open":
            yield f"no process answers {row['id']}: let something stand on it, or say in the register that it asks nothing"
