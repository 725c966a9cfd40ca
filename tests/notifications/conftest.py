"""What the tests of notices share: a town whose mail can be read."""

from collections.abc import Iterator

import pytest

from tests.databases import sqlite
from tests.notifications.mailroom import Mailroom


@pytest.fixture
def room() -> Iterator[Mailroom]:
    """Return a town and its mail."""
    database = sqlite()
    yield Mailroom(database)
    database.engine.dispose()
