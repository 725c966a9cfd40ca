"""What a step tells: each notice once, or once for each party that it is for."""

from __future__ import annotations

from collections.abc import Iterator

from workflows.engine.cases import Told
from workflows.facts.known import Known
from workflows.grammar.process import Step


def messages(step: Step, known: Known) -> Iterator[Told]:
    """Yield the messages of a step."""
    for notice in step.notices:
        keys = [f"{step.name}:{party}" for party in notice.each(known)] if notice.each else [""]
        yield from (Told(notice.template, notice.to, step.clause, key) for key in keys)
