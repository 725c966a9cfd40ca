"""A small export, and how to have an upload refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.workflows.exports import Export
from workflows.uploads.counting.checking import check_upload
from workflows.uploads.files.limits import LIMITS, Limits
from workflows.uploads.files.unreadable import Unreadable


@pytest.fixture
def texts() -> dict[str, str]:
    """Return the files of a small export."""
    export = Export()
    export.crowd(20)
    export.leave("e0")
    return export.texts()


@pytest.fixture
def refusal(tmp_path: Path) -> Callable[..., str]:
    """Return how to have an upload refused; the sentence must not quote a row, and no file may stay behind."""
    scratch = tmp_path / "scratch"
    scratch.mkdir()

    def refused(path: Path, limits: Limits = LIMITS) -> str:
        with pytest.raises(Unreadable) as error:
            check_upload(path, limits=limits, scratch=scratch)
        assert list(scratch.iterdir()) == []
        assert "Example" not in str(error.value)
        return str(error.value)

    return refused
