"""Settings of every test."""

import gc

import pytest
from hypothesis import settings

settings.register_profile("steady", deadline=None)
settings.load_profile("steady")


def pytest_collection_finish() -> None:
    """Let the collector of garbage pass over what was imported, which is there until the end, and come by less often."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


@pytest.hookimpl(tryfirst=True)  # before the groups are read
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep in one worker the tests that share a fixture of their file: each worker would make it anew."""
    for item in items:
        if _shares(item) and item.get_closest_marker("xdist_group") is None:
            item.add_marker(pytest.mark.xdist_group(item.nodeid.partition("::")[0]))


def _shares(item: pytest.Item) -> bool:
    made = getattr(item, "_fixtureinfo", None)  # pytest names no public way to the fixtures of a test
    return made is not None and any(each[-1].scope == "module" for each in made.name2fixturedefs.values())
