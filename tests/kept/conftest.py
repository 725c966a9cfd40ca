"""The tests of a kept desk run in one process, which opens and upgrades it once."""

from pathlib import Path

import pytest

HERE = Path(__file__).parent


@pytest.hookimpl(tryfirst=True)  # before the groups are read, also where only this folder is asked for
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep together what is asked of one desk."""
    for item in items:
        desk = getattr(item, "callspec", None) and item.callspec.params.get("kept")  # type: ignore[attr-defined]
        if desk and HERE in item.path.parents:
            item.add_marker(pytest.mark.xdist_group("kept " + " ".join(desk)))
