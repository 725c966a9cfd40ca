"""Every test of the sweep runs on SQLite and on PostgreSQL."""

from collections.abc import Iterator

import pytest

from models.database import Database
from tests.databases import KINDS


@pytest.fixture(params=KINDS)
def database(request: pytest.FixtureRequest) -> Iterator[Database]:
    """Return an empty desk."""
    made = KINDS[request.param]()
    yield made
    made.engine.dispose()
