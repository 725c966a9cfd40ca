"""A short battle on each database: what people were told is done is done once, and so is what the clock does."""

import pytest

from tests.chaos.battle import Plan, fight
from tests.chaos.checker import Counted
from tests.chaos.places import PLACES


def is_over(there: Counted, kills: int, acknowledged: int) -> bool:
    return kills >= 6 and there.struck >= 60 and acknowledged >= 9


SHORT = Plan(late_cases=60, people=3, over=is_over, apart=(0.5, 6.0))


@pytest.mark.parametrize("kind", PLACES)
def test_nothing_is_lost_and_nothing_is_doubled_where_processes_and_databases_fall(kind: str) -> None:
    place = PLACES[kind]()
    try:
        outcome = fight(place, SHORT)
    finally:
        place.clear()
    assert outcome.faults == []
    assert (outcome.strikes > 0) is (kind == "postgres")
