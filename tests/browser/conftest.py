"""A browser for the pages, and one for the stories and mails: two groups of tests, each in one worker, beside each other."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.running import browser as run_browser


@pytest.hookimpl(tryfirst=True)  # before the groups are read, also where only this folder is asked for
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep together what is read on one desk, and what has a desk for each test."""
    for item in items:
        if "tests/browser/" in str(item.path):
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group("pages" if item.path.stem == "test_every_page" else "stories"))


@pytest.fixture(scope="package")  # its event loop would be in the way of other tests
def browser() -> Iterator[Browser]:
    """Return a browser."""
    with run_browser() as found:
        yield found
