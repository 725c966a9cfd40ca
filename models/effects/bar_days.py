"""From when to when a bar holds: on the days that the case counts from, whenever they were entered (2.8-v1-suspend)."""

from __future__ import annotations

from datetime import datetime

from models.access.rulebook import rulebook_of
from models.casebook.applying import Scene
from workflows.grammar.events import Tick


def takes_effect(scene: Scene) -> datetime:
    """Return the moment from which a sanction holds, or holds no longer: of its day, not of its entry; of a correction, now."""
    decision = scene.decision
    if scene.corrected_at is not None:
        return scene.now
    calendar = rulebook_of(scene.session).editions.named(scene.row["edition"]).calendar
    known = [decision.rung.at] if decision.rung else [decision.at]
    if isinstance(decision.event, Tick) and (owed := decision.before.owed.get(decision.event.duty)):
        known.append(owed.opened)  # the term was over already when the case came to it
    return next((each for each in known if calendar.day(each) == decision.on), calendar.at(decision.on))
