"""Every test of the rows runs on SQLite or on PostgreSQL by turns (`tests/turns.py`), and before a release on both."""

import pytest

from models.database import Database
from tests.databases import KINDS


@pytest.fixture(params=KINDS)
def database(request: pytest.FixtureRequest) -> Database:
    """Return an empty desk."""
    return KINDS[request.param]()
