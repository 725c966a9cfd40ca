"""The bar at the top of a case: the legs of the way, which are behind, and on which one it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from workflows.grammar.process import Ended, Process


@dataclass(frozen=True)
class Leg:
    """A leg of the way."""

    words: str
    note: str  # in small letters above
    look: str  # done, now, or nothing
    aside: str = ""  # for those who cannot see the colors


@dataclass(frozen=True)
class Bar:
    """The legs, and where among them the case is."""

    legs: tuple[Leg, ...]
    now: str  # "Step 3 of 6: Counsel and consent"


def bar_of(process: Process, state: str, visited: Iterable[str]) -> Bar:
    """Return the bar of a case in a state, after those it was in before."""
    stage_of = {each.state.key: each.stage for each in process.states}
    standing = process.standing(state)
    stages, current = process.stages(), stage_of.get(state, "")
    been = {stage_of[name] for name in visited if name in stage_of}
    place = stages.index(current) if current else len(stages)
    legs = tuple(_leg(number, words, place, words in been, len(stages)) for number, words in enumerate(stages))
    if not current:
        return Bar(legs, f"{'Ended: ' if isinstance(standing, Ended) else ''}{standing.state.words}")
    return Bar(legs, f"Step {place + 1} of {len(stages)}: {current}")


def _leg(number: int, words: str, place: int, been: bool, of: int) -> Leg:
    if number == place:
        return Leg(words, f"Step {number + 1} of {of}, now", "now")
    if been and number < place:
        return Leg(words, f"Step {number + 1}", "done", ", done")
    if number < place < of:
        return Leg(words, f"Step {number + 1}", "", ", not needed")
    return Leg(words, f"Step {number + 1}", "")
