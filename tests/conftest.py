"""Settings of every test."""

import gc

from hypothesis import settings

settings.register_profile("steady", deadline=None)
settings.load_profile("steady")


def pytest_collection_finish() -> None:
    """Let the collector of garbage pass over what was imported: it is there until the end."""
    gc.collect()
    gc.freeze()
