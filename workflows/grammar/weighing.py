"""What would follow from each choice of a form, said before it is made: a ballot is not cast blindly."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from workflows.facts.facts import Fact
from workflows.facts.known import Known
from workflows.law.choice import Choice

Follows: TypeAlias = Callable[[Known], Mapping[Choice, tuple[str, ...]]]


@dataclass(frozen=True)
class Weighing:
    """Which question it is, and what would follow from what may be answered; nothing else is offered."""

    about: Fact[Any]
    follows: Follows
