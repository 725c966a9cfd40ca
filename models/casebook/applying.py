"""Where the effects of a decision are applied; what each one writes is registered by `models.effects.people`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import singledispatch
from typing import Any

from sqlalchemy.orm import Session

from workflows.engine.cases import Decision
from workflows.facts.effects import Effect
from workflows.grammar.events import Act


@dataclass(frozen=True, slots=True)
class Scene:
    """The case whose step has an effect, and when and by whom it was taken."""

    session: Session
    row: Mapping[Any, Any]
    decision: Decision
    person_id: int | None

    @property
    def now(self) -> datetime:
        """When the step was taken."""
        return self.decision.at

    @property
    def party(self) -> str:
        """For which of several parties it was taken, if for one."""
        return self.decision.event.party if isinstance(self.decision.event, Act) else ""


@singledispatch
def apply(effect: Effect, scene: Scene) -> None:
    """Write what an effect changes, in the transaction of its step."""
    raise TypeError(f"nothing is written for {type(effect).__name__} of case {scene.row['number']}")
