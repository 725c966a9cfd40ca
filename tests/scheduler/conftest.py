"""Every test of the sweep runs on SQLite and on PostgreSQL."""

from collections.abc import Iterator

import pytest

from models.database import Database
from tests.databases import KINDS
from tests.desks import SERIES_ALONE


@pytest.fixture(params=KINDS)
def database(request: pytest.FixtureRequest) -> Iterator[Database]:
    """Return an empty desk, whose cases of the series have no other dates near."""
    made = KINDS[request.param](SERIES_ALONE)
    yield made
    made.engine.dispose()
