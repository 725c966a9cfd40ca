"""Settings of every test."""

import pytest
from hypothesis import settings

from tests.known_failures import expect_known_failures

settings.register_profile("steady", deadline=None)
settings.load_profile("steady")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Expect the failures that are known and not mended yet."""
    expect_known_failures(items)
