"""Where the effects of a decision are applied, and undone when its step turns out wrong; `models.effects` says what each writes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import singledispatch
from typing import Any

from sqlalchemy.orm import Session

from models.casebook.accounts import Account
from workflows.correction.correction import Elsewhere
from workflows.engine.cases import Decision
from workflows.facts.effects import Effect
from workflows.grammar.events import Act, Amendment


@dataclass(frozen=True, slots=True)
class Scene:
    """The case whose step has an effect, and when and by whom it was taken; or corrected, and what stands all the same."""

    session: Session
    row: Mapping[Any, Any]
    decision: Decision
    person_id: int | None
    corrected_at: datetime | None = None
    lived: tuple[Decision, ...] = ()  # of a correction: all that was decided under better facts
    silent: bool = False  # whether nobody has heard of what is corrected, so that nobody is told
    leaves_at: datetime | None = None  # when the mail of it leaves, unless at once
    amendment: Amendment | None = None  # that corrects it

    @property
    def now(self) -> datetime:
        """When the step was taken, or corrected."""
        return self.corrected_at or self.decision.at

    @property
    def moment(self) -> datetime:
        """When it takes effect: what the clock does, it does at the first moment of its day; a correction, at once."""
        rung = self.decision.rung
        return rung.at if rung and self.corrected_at is None else self.now

    @property
    def standing(self) -> tuple[Effect, ...]:
        """Of a correction: all that the case brings about under better facts."""
        return tuple(effect for decision in self.lived for effect in decision.effects)

    @property
    def party(self) -> str:
        """For which of several parties it was taken, if for one."""
        return self.decision.event.party if isinstance(self.decision.event, Act) else ""


@singledispatch
def apply(effect: Effect, scene: Scene) -> None:
    """Write what an effect changes, in the transaction of its step."""
    raise TypeError(f"nothing is written for {type(effect).__name__} of case {scene.row['number']}")


@singledispatch
def undo(effect: Effect, scene: Scene) -> None:
    """Write what becomes of an effect whose step was corrected or struck; no row is deleted."""
    raise TypeError(f"{type(effect).__name__} of case {scene.row['number']} cannot be undone")


@singledispatch
def forbid(effect: Effect, scene: Scene, was: Effect | None = None) -> None:
    """Raise NotAllowed where an effect, perhaps in the place of what it `was`, does not go with the registries as they stand.

    A correction asks it before anything is shown or proposed; an effect that forbids something asks it of itself too.
    """
    del effect, scene, was


@singledispatch
def alter(effect: Effect, now: Effect, scene: Scene) -> None:
    """Write what an effect says under better facts, in the place of what it said."""
    undo(effect, scene)
    apply(now, scene)


@singledispatch
def let_follow(made: object, scene: Scene, before: Mapping[str, Account]) -> None:
    """Let accounts in WellSky follow what a correction changed; `before` is what the directory said of them."""
    del before
    raise TypeError(f"nothing follows {made!r} in case {scene.row['number']}")


@singledispatch
def elsewhere(effect: Effect, scene: Scene, *, undone: bool) -> Iterable[Elsewhere]:
    """Return what it means for other cases that a correction undoes an effect, or brings it about."""
    del effect, scene, undone
    return ()
