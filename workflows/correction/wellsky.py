"""What accounts were made in WellSky by what turned out wrong, so that somebody lets them follow what is so."""

from __future__ import annotations

from typing import NamedTuple

from workflows.correction.correction import Correction
from workflows.correction.lives import Life
from workflows.facts.effects import AccountAccess, Effect
from workflows.grammar.duties import base


class Made(NamedTuple):
    """What a case had an account made in WellSky, and what it asks to be made of it all the same."""

    access: AccountAccess
    level: str
    asked: frozenset[AccountAccess]


class Freed(NamedTuple):
    """That a correction may have ended the last suspension of somebody, and what its case asks to be made of accounts."""

    asked: frozenset[AccountAccess]


def freed(made: Correction) -> Freed | None:
    """Return what the case asks for, if a correction changes what is decided of an account."""
    pairs = (deed for pair in made.altered for deed in pair)
    changes = any(deed.effect.access for deed in (*made.undone, *made.due, *pairs))
    return Freed(frozenset(_asked(made.after))) if changes else None


def made_in_wellsky(made: Correction) -> Made | None:
    """Return what WellSky had followed, if a correction changes what is decided of an account and it followed at all."""
    changed, (followed, _) = freed(made), _accounts(made.before)
    if changed is None or followed is None or followed.access is None:
        return None
    return Made(followed.access, getattr(followed, "level", ""), changed.asked)


def _accounts(life: Life) -> tuple[Effect | None, Effect | None]:
    """Return what WellSky followed last, and what was decided last."""
    followed = decided = None
    for each in life.lived:
        for effect in each.decision.effects:
            decided = effect if effect.access else decided
            followed = decided if effect.followed else followed
    return followed, decided


def _asked(life: Life) -> set[AccountAccess]:
    """Return what the open tasks of a case let an account be made: what they say, or else what was decided."""
    case, (_, decided) = life.case, _accounts(life)
    keys = {base(key) for key in case.owed}
    ways = (step for duty in case.process.duties_in(case.state) if duty.key in keys for step in duty.ways)
    effects = [effect for way in ways for step in way.outcomes for effect in step.effects if effect.followed]
    found = {effect.access or (decided.access if decided else None) for effect in effects}
    return {access for access in found if access}
