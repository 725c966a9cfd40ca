"""Every test of the sweep runs on SQLite and on PostgreSQL."""

import pytest

from models.database import Database
from tests.databases import KINDS
from tests.desks import SERIES_ALONE


@pytest.fixture(params=KINDS)
def database(request: pytest.FixtureRequest) -> Database:
    """Return an empty desk, whose cases of the series have no other dates near."""
    return KINDS[request.param](SERIES_ALONE)
