"""What the tests of notices share: a town whose mail can be read, on SQLite or on PostgreSQL by turns."""

import pytest

from tests.databases import KINDS
from tests.notifications.mailroom import AT_ONCE, Mailroom


@pytest.fixture(params=KINDS)
def room(request: pytest.FixtureRequest) -> Mailroom:
    """Return a town and its mail."""
    database = KINDS[request.param](AT_ONCE)
    return Mailroom(database)
