"""What clients told an agency lies on the disk only while it is checked, also where the desk is killed meanwhile."""

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
from tests.workflows.exports import Export
from web.app import create_app
from web.uploading.leftovers import FRESH, HELD, PREFIX, remove_left

DURING = f"""
import os, sys
from pathlib import Path
from types import SimpleNamespace
from web.uploading.files import checked, put_down
from workflows.uploads.counting.terms import Terms

def killed(done, total):
    if done * 10 > total * 9:
        os.kill(os.getpid(), {int(signal.SIGKILL)})

with open(sys.argv[1], "rb") as file:
    down = put_down(SimpleNamespace(filename="march.zip", file=file), Path(sys.argv[2]))
print(sorted(os.listdir(sys.argv[2])), down.file.tell(), flush=True)
checked(down, Terms(10, frozenset(), ""), killed)
"""
HOLDING = f"""
import fcntl, os, sys, time
from pathlib import Path
folder = Path(sys.argv[1]) / "{PREFIX}mine"
folder.mkdir()
held = (folder / "{HELD}").open("wb")
fcntl.flock(held, fcntl.LOCK_EX)
print("held", flush=True)
time.sleep(60)
"""


def test_a_desk_that_is_killed_during_a_check_leaves_nothing_of_the_clients_on_the_disk(tmp_path: Path) -> None:
    export = Export()
    export.crowd(4000, FirstName="Quentin")  # more than is put aside in memory
    archive, place = export.archive(tmp_path), tmp_path / "uploads"
    place.mkdir()
    words = [sys.executable, "-c", DURING, str(archive), str(place)]
    killed = subprocess.run(words, check=False, capture_output=True, text=True)  # noqa: S603 - of this test's own
    assert (killed.returncode, killed.stderr) == (-signal.SIGKILL, "")
    assert killed.stdout == f"[] {archive.stat().st_size}\n"  # the whole upload was there, under no name
    assert list(place.iterdir()) == []


@pytest.fixture
def left(tmp_path: Path) -> Path:
    """Return where an earlier version of the desk was killed in the middle of a check."""
    _leave(tmp_path)
    return tmp_path


def _leave(place: Path) -> Path:
    folder = place / f"{PREFIX}left"
    folder.mkdir()
    (folder / HELD).touch()
    (folder / "upload.zip").write_bytes(b"names")
    return folder


def test_what_an_earlier_version_left_is_removed(left: Path) -> None:
    assert remove_left(str(left), wall_now()) == 1
    assert list(left.iterdir()) == []


def test_what_is_being_checked_by_it_and_what_is_somebody_elses_stays(left: Path) -> None:
    (left / "letters").mkdir()
    with subprocess.Popen([sys.executable, "-c", HOLDING, str(left)], stdout=subprocess.PIPE) as holding:  # noqa: S603
        assert holding.stdout is not None
        holding.stdout.readline()
        assert remove_left(str(left), wall_now()) == 1
        assert {each.name for each in left.iterdir()} == {"letters", f"{PREFIX}mine"}
        holding.kill()
    assert remove_left(str(left), wall_now()) == 1


def test_a_folder_that_nobody_holds_yet_has_an_hour(tmp_path: Path) -> None:
    (tmp_path / f"{PREFIX}new").mkdir()
    assert remove_left(str(tmp_path), wall_now()) == 0
    assert remove_left(str(tmp_path), wall_now() + FRESH + timedelta(minutes=1)) == 1


def test_a_desk_that_starts_again_removes_what_an_earlier_version_left() -> None:
    desk = Importing()
    _leave(desk.folder)
    with TestClient(create_app(desk.house)):
        assert desk.left_behind() == []
