"""One desk is attacked by all tests; whoever breaks it breaks it for the others too."""

from collections.abc import Iterator

import pytest

from tests.attacks.targets import Target, attacked


@pytest.hookimpl(tryfirst=True)  # before the groups are read
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let one worker have them all."""
    for item in items:
        if "attacks" in item.path.parts:
            item.add_marker(pytest.mark.xdist_group("attacks"))


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Target]:
    """Return the running desk."""
    with attacked(tmp_path_factory.mktemp("attacked")) as target:
        yield target
