"""One browser for all tests of this folder; all of them run in one worker."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.running import browser as run_browser


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep the browser tests together in one worker."""
    for item in items:
        if "tests/browser/" in str(item.path):
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group("browser"))


@pytest.fixture(scope="package")  # its event loop would be in the way of other tests
def browser() -> Iterator[Browser]:
    """Return a browser."""
    with run_browser() as found:
        yield found
