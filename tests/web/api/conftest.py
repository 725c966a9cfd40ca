"""The tests of the API take SQLite or PostgreSQL by turns; what depends on the database runs on both."""

import pytest

from tests.databases import KINDS
from tests.turns import OPTION, turn_of
from tests.web.api.programs import Service

ON_BOTH = frozenset({"test_lists", "test_long_lists", "test_once", "test_several_tasks", "test_story"})
"""Where rows are ordered, counted and locked, and one story from end to end."""


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Choose the databases of a test."""
    both = metafunc.module.__name__.rpartition(".")[2] in ON_BOTH
    both = both or metafunc.config.getoption(OPTION)
    metafunc.parametrize("_kind", tuple(KINDS) if both else (turn_of(metafunc.function.__name__),), indirect=True)


@pytest.fixture(autouse=True)
def _kind(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Choose the database of the services that a test starts."""
    monkeypatch.setattr(Service, "kind", request.param)
