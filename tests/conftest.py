"""Settings of every test."""

import gc

import pytest
from hypothesis import settings

from tests.turns import OPTION, left_out

settings.register_profile("steady", deadline=None)
settings.load_profile("steady")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let every test run on both databases, as before a release."""
    parser.addoption(
        OPTION, action="store_true", help="run on SQLite and on PostgreSQL what takes one of them by turns"
    )


def pytest_collection_finish() -> None:
    """Let the collector of garbage pass over what was imported, which is there until the end, and come by less often."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


@pytest.hookimpl(tryfirst=True)  # before the groups are read
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Let tests take turns, and keep in one worker those that share a fixture of their file: each worker would make it anew."""
    if not config.getoption(OPTION) and not any("[" in each for each in config.args):  # which names one by itself
        others = [item for item in items if left_out(item)]
        items[:] = [item for item in items if not left_out(item)]
        config.hook.pytest_deselected(items=others)
    for item in items:
        if _shares(item) and item.get_closest_marker("xdist_group") is None:
            item.add_marker(pytest.mark.xdist_group(item.nodeid.partition("::")[0]))


def _shares(item: pytest.Item) -> bool:
    made = getattr(item, "_fixtureinfo", None)  # pytest names no public way to the fixtures of a test
    return made is not None and any(each[-1].scope == "module" for each in made.name2fixturedefs.values())
