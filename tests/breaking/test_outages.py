"""After an outage of any length a desk is where it would be without one: each deadline acted on once, everybody told, in one mail."""

from __future__ import annotations

import pytest

from tests.breaking.outages import BEGINS, DOWN, Found, Running
from tests.databases import KINDS


@pytest.fixture(scope="module")
def always_up() -> dict[str, Found]:
    """Return how a desk is after each of these times that was up all along."""
    desk, found = Running("sqlite"), dict[str, Found]()
    for words, time in DOWN.items():
        desk.stay_up(BEGINS + time)
        found[words] = desk.found(BEGINS + time)
        assert desk.faults(BEGINS + time) == []
    return found


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("words", DOWN)
def test_a_desk_that_was_down_comes_to_what_one_came_to_that_was_up(
    kind: str, words: str, always_up: dict[str, Found]
) -> None:
    desk, now, meant = Running(kind), BEGINS + DOWN[words], always_up[words]
    desk.wake(now)
    found = desk.found(now)
    assert (found.states, found.ended) == (meant.states, meant.ended)
    assert meant.told <= found.told
    assert meant.owed <= found.owed
    assert desk.faults(now) == []
    assert set(desk.catch_ups().values()) <= {1}
