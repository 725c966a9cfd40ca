"""The files of a desk are its owner's alone, and whoever runs it hears of those that are not, and of a disk that is full."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from stat import S_IMODE

import pytest

from models.copies.embedded import EmbeddedCopies
from models.database import open_database
from models.upgrading.upgrade import upgrade
from tests.desks import SETTLED
from web.installation.files import ailments_of_files
from web.practice.seeding import keep
from web.settings import Settings


@pytest.fixture
def open_handed() -> Iterator[None]:
    """Let this process write files that everybody may read, as a careless shell does."""
    before = os.umask(0o000)
    yield
    os.umask(before)


def mode(path: Path) -> int:
    return S_IMODE(path.stat().st_mode)


@pytest.mark.usefixtures("open_handed")
def test_a_database_its_copies_and_what_lies_beside_it_are_private_though_the_shell_is_not(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'desk' / 'desk.sqlite3'}"
    database = open_database(url)
    upgrade(database)
    EmbeddedCopies(tmp_path / "desk" / "desk.sqlite3").copy(tmp_path / "desk" / "copy.backup")
    other = EmbeddedCopies(tmp_path / "other" / "desk.sqlite3")
    other.put_back(tmp_path / "desk" / "copy.backup", lambda _: None, SETTLED)
    other.put_back(tmp_path / "desk" / "copy.backup", lambda _: None, SETTLED)
    keep([{"token": "secret"}], tmp_path / "ways" / "credentials.json")
    with database.reading():
        files = [path for path in tmp_path.rglob("*") if path.is_file()]
        assert {path.name for path in files} >= {"desk.sqlite3", "desk.sqlite3-wal", "copy.backup", "credentials.json"}
        assert {mode(path) for path in files} == {0o600}
    assert {mode(path) for path in tmp_path.iterdir()} == {0o700}


def test_doctor_names_what_others_can_read_and_how_to_close_it(tmp_path: Path) -> None:
    file = tmp_path / "desk.sqlite3"
    settings = Settings(database=f"sqlite:///{file}", upload_folder=str(tmp_path / "uploads"))
    (tmp_path / "uploads").mkdir(mode=0o755)
    for name in ("desk.sqlite3", "desk.sqlite3-wal", "old.backup"):
        (tmp_path / name).touch(mode=0o600)
        (tmp_path / name).chmod(0o644)
    tmp_path.chmod(0o700)
    said = "\n".join(map(str, ailments_of_files(settings)))
    for name in ("desk.sqlite3", "desk.sqlite3-wal", "old.backup"):
        assert f"Other users of this machine can read {tmp_path / name}. Run `chmod 600 {tmp_path / name}`." in said
    assert f"Run `chmod 700 {tmp_path / 'uploads'}`." in said
    assert f"`chmod 700 {tmp_path}`" not in said
