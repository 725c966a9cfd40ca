"""The practice desk of these tests: filled once, and copied for each file that changes it."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest

from web.command.running import practice_house

URL = "http://127.0.0.1:8000"


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Fill a practice desk, which takes as long as many tests together."""
    folder = tmp_path_factory.mktemp("filled") / "practice"
    practice_house(folder, URL)[0].database.engine.dispose()
    return folder


def copied(filled: Path, folder: Path) -> Path:
    """Return a copy of a practice desk that may be changed."""
    return copytree(filled, folder)
