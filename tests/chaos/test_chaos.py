"""A short battle on each database: what people were told is done is done once, and so is what the clock does."""

import pytest

from tests.chaos.battle import Plan, fight
from tests.chaos.places import PLACES

SHORT = Plan(late_cases=60, people=3, over=lambda there, kills: kills >= 6 and there.struck >= 60, apart=(0.5, 3.0))


@pytest.mark.parametrize("kind", PLACES)
def test_nothing_is_lost_and_nothing_is_doubled_where_processes_and_databases_fall(kind: str) -> None:
    place = PLACES[kind]()
    try:
        outcome = fight(place, SHORT)
    finally:
        place.clear()
    assert outcome.faults == []
    assert (outcome.acknowledged > 10, outcome.kills >= 6, outcome.strikes > 0) == (True, True, kind == "postgres")
