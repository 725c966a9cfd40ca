"""What clients told an agency lies on the disk only while it is checked, also where the desk was killed meanwhile."""

from __future__ import annotations

import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from litestar.testing import TestClient

from scheduler.clock import wall_now
from tests.web.importing import Importing
from web.app import create_app
from web.uploading.folders import FRESH, PREFIX, UploadFolder, remove_left

KILLED = f"""
import signal, sys, os
from web.uploading.folders import UploadFolder
folder = UploadFolder(sys.argv[1])
(folder.path / "upload.zip").write_bytes(b"names")
os.kill(os.getpid(), {int(signal.SIGKILL)})
"""


def be_killed(folder: Path) -> None:
    """Let a process be killed in the middle of a check in a folder."""
    killed = subprocess.run([sys.executable, "-c", KILLED, str(folder)], check=False)  # noqa: S603 - of this test's own
    assert killed.returncode == -signal.SIGKILL


@pytest.fixture
def left(tmp_path: Path) -> Path:
    """Return where a process was killed in the middle of a check."""
    be_killed(tmp_path)
    assert [path.name for path in tmp_path.glob("*/upload.zip")] == ["upload.zip"]
    return tmp_path


def test_what_a_killed_process_left_is_removed(left: Path) -> None:
    assert remove_left(str(left), wall_now()) == 1
    assert list(left.iterdir()) == []


def test_what_is_being_checked_and_what_is_somebody_elses_stays(left: Path) -> None:
    mine, other = UploadFolder(str(left)), left / "letters"
    other.mkdir()
    assert remove_left(str(left), wall_now()) == 1
    assert {mine.path, other} == set(left.iterdir())
    mine.remove()
    assert [other] == list(left.iterdir())


def test_a_folder_that_nobody_holds_yet_has_an_hour(tmp_path: Path) -> None:
    (tmp_path / f"{PREFIX}new").mkdir()
    assert remove_left(str(tmp_path), wall_now()) == 0
    assert remove_left(str(tmp_path), wall_now() + FRESH + timedelta(minutes=1)) == 1


def test_a_desk_that_starts_again_removes_what_it_left() -> None:
    desk = Importing()
    be_killed(desk.folder)
    assert len(desk.left_behind()) == 1
    with TestClient(create_app(desk.house)):
        assert desk.left_behind() == []
