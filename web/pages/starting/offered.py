"""The ways to begin a case as a page offers them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from web.pages.starting.about import About
from web.pages.words.wording import typeset
from workflows.grammar.process import Process, Step


@dataclass(frozen=True)
class Beginning:
    """A way to begin a case, as it is offered."""

    path: str
    deed: str
    title: str  # of the process


def offered_ways(found: Sequence[tuple[Process, Step]], matter: About | None = None) -> Iterator[Beginning]:
    """Yield ways to begin; where a process has one of them only, its own address leads there."""
    about_it = f"?{matter.address}" if matter else ""
    of = Counter(process.key for process, _ in found)
    for process, step in found:
        path = (
            f"/start/{process.key}"
            if of[process.key] == 1 and len(found) > 1 and not matter
            else f"/start/{process.key}/{step.name}"
        )
        yield Beginning(path + about_it, deed_of(process, step), process.title)


def deed_of(process: Process, step: Step) -> str:
    """Return what beginning a case so is called."""
    return typeset(step.deed or process.title)
