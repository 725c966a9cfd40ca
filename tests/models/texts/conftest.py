"""Here nothing else is opened by the calendar, so that what the sweep did is counted."""

import pytest

from models.access.rulebook import Rulebook
from models.database import Database
from tests.databases import KINDS
from workflows.manual.registry import BY_KEY

ALONE = Rulebook({key: each for key, each in BY_KEY.items() if each.recurrence is None})


@pytest.fixture
def database() -> Database:
    """Return an empty desk on SQLite."""
    return KINDS["sqlite"](ALONE)


@pytest.fixture(params=KINDS)
def either(request: pytest.FixtureRequest) -> Database:
    """Return an empty desk on SQLite, and one on PostgreSQL."""
    return KINDS[request.param](ALONE)
