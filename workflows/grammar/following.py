"""What a case does by itself when the desk finds something out: a step that a record answers as well as any person."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.grammar.steps import Step
from workflows.law.roles import Role


def _stays(before: Known, known: Known) -> None:
    """Leave what was taken as it is."""
    del before, known


@dataclass(frozen=True, eq=False)
class Follow:
    """A step that is taken when a record answers its form, and put right when the record is; in the name of its keeper."""

    record: type[Form]
    step: Step
    by: Role  # who keeps the record
    fills: Callable[[Known], Form | None]  # the form as the record answers it; nothing while it does not
    reason: str  # why it is taken, or put right
    anew: Callable[[Known, Known], Form | None] = (
        _stays  # as it was known and as it is: what the form says now, if otherwise
    )
