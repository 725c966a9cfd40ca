"""Where the effects of a decision are applied; what each one writes is registered by `models.consequences`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import singledispatch
from typing import Any

from sqlalchemy.orm import Session

from workflows.effects import Effect


@dataclass(frozen=True, slots=True)
class Scene:
    """The case whose step has an effect, and when and by whom it was taken."""

    session: Session
    row: Mapping[Any, Any]
    now: datetime
    person_id: int | None


@singledispatch
def apply(effect: Effect, scene: Scene) -> None:
    """Write what an effect changes, in the transaction of its step."""
    raise TypeError(f"nothing is written for {type(effect).__name__} of case {scene.row['number']}")
