"""Some weeks of the practice desk, in which people do, refuse and forget a few tasks; `make year` goes through a whole year so."""

from datetime import timedelta
from pathlib import Path

import pytest

from tests.web.practice.conftest import URL, copied
from tests.year.running import looked_at, through
from web.command.running import practice_house
from web.practice.seeding import START

pytestmark = pytest.mark.xdist_group("practice desk")
WEEKS, TASKS = timedelta(days=12), 12


def test_after_some_weeks_nothing_is_wrong_with_any_row_and_every_case_replays(filled: Path, tmp_path: Path) -> None:
    house, _ = practice_house(copied(filled, tmp_path / "weeks"), URL)
    weeks = list[str]()
    people = through(house, (START + WEEKS).date(), 2026, weeks.append, most=TASKS)
    found = list(looked_at(house, people))
    house.database.engine.dispose()
    assert found == []
    assert len(weeks) == 2
    assert people.done.total() > 8
