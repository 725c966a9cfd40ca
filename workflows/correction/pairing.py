"""Which effects of one life stand in the other, which are brought about otherwise, and which are undone or due."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from workflows.correction.lives import Life
from workflows.facts.effects import Effect


class Deed(NamedTuple):
    """An effect, and the place of the event that had it."""

    place: int
    effect: Effect


class Pairs(NamedTuple):
    """What becomes of the effects of a life in another."""

    undone: tuple[Deed, ...]
    altered: tuple[tuple[Deed, Deed], ...]  # the same thing, brought about otherwise
    due: tuple[Deed, ...]


def deeds(life: Life) -> list[Deed]:
    """Return all that a life brought about."""
    return [Deed(place, effect) for place, decision in life.lived for effect in decision.effects]


def paired(old: Iterable[Deed], new: Iterable[Deed]) -> Pairs:
    """Return what is undone, altered and newly due; what is alike on both sides stands.

    Alike are, in this order: the same effect of the same event; the same effect of another; an effect on the same
    thing of the same event; an effect on the same thing of another.
    """
    olds, news, altered = list(old), list(new), list[tuple[Deed, Deed]]()
    for alike in _ALIKE:
        for one in tuple(olds):
            other = next((each for each in news if alike(one, each)), None)
            if other is not None:
                olds.remove(one)
                news.remove(other)
                if one.effect != other.effect:
                    altered.append((one, other))
    return Pairs(tuple(olds), tuple(altered), tuple(news))


def _same_effect(one: Deed, other: Deed) -> bool:
    return one.effect == other.effect


def _same_thing(one: Deed, other: Deed) -> bool:
    return one.effect.is_like(other.effect)


def _same_event(one: Deed, other: Deed) -> bool:
    return one.place == other.place and one.effect.is_like(other.effect)


_ALIKE: tuple[Callable[[Deed, Deed], bool], ...] = (Deed.__eq__, _same_effect, _same_event, _same_thing)
