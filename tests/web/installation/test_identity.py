"""What a machine knows of its desk outside the database: wherever a database was copied from, it does not take it for its own."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from models.copies.identity import Identity, begin_round
from models.database import open_database
from models.upgrading.upgrade import upgrade
from scheduler.clock import wall_now
from web.installation.health import ailments_of_database
from web.installation.identity import Unreadable, identity_file
from web.settings import Settings


def settings_of(file: Path, **other: str) -> Settings:
    return Settings(database=f"sqlite:///{file}", **other)  # type: ignore[arg-type]


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Return the file of a desk that has sent mail."""
    file = tmp_path / "desk" / "desk.sqlite3"
    upgrade(made := open_database(f"sqlite:///{file}"))
    made.engine.dispose()
    send(file)
    return file


def send(file: Path, **other: str) -> None:
    """Begin a sending round, as a worker does before mail leaves."""
    settings = settings_of(file, **other)
    database, outside = open_database(settings.database), identity_file(settings)
    with database.writing() as session:
        begun = begin_round(session, outside.read(), wall_now())
    outside.write(begun)
    database.engine.dispose()


def is_taken_for_a_copy(file: Path, **other: str) -> bool:
    return "copy-of-a-desk" in {each.name for each in ailments_of_database(settings_of(file, **other))}


def test_a_desk_knows_its_own_database(desk: Path) -> None:
    assert not is_taken_for_a_copy(desk)
    send(desk)
    assert identity_file(settings_of(desk)).read().round == 2
    assert not is_taken_for_a_copy(desk)


def elsewhere(desk: Path) -> Path:
    """Copy the file into another folder, as for a trial."""
    (desk.parent.parent / "trial").mkdir()
    return Path(shutil.copy(desk, desk.parent.parent / "trial" / desk.name))


def with_its_folder(desk: Path) -> Path:
    """Copy the whole folder, with what is kept outside the database."""
    return Path(shutil.copytree(desk.parent, desk.parent.parent / "trial")) / desk.name


def put_back(desk: Path) -> Path:
    """Put an older copy back by hand, after the desk went on."""
    older = shutil.copy(desk, desk.with_suffix(".older"))
    send(desk)
    shutil.copy(older, desk)
    return desk


def without_what_is_kept(desk: Path) -> Path:
    """Lose the file that is kept outside the database."""
    identity_file(settings_of(desk)).path.unlink()
    return desk


@pytest.mark.parametrize("copied", [elsewhere, with_its_folder, put_back, without_what_is_kept])
def test_whichever_way_a_desk_is_copied_the_copy_is_known(desk: Path, copied: Callable[[Path], Path]) -> None:
    copy = copied(desk)
    assert is_taken_for_a_copy(copy)
    send(copy)
    assert not is_taken_for_a_copy(copy), "its mail is held now, and it is a desk of its own"


def test_machines_that_are_given_one_name_are_one_desk_and_may_lose_what_they_keep(desk: Path) -> None:
    send(desk, desk_id="vermont")
    send(desk, desk_id="vermont")
    kept = identity_file(settings_of(desk, desk_id="vermont"))
    kept.path.unlink()
    assert not is_taken_for_a_copy(desk, desk_id="vermont")
    kept.write(Identity("vermont", 99))
    assert is_taken_for_a_copy(desk, desk_id="vermont"), "it sent more since the database was as it is"
    assert is_taken_for_a_copy(desk, desk_id="training")


@pytest.mark.parametrize("written", ["", "[]", '{"desk": "a"}', "not json"])
def test_what_cannot_be_read_stops_the_mail_and_is_said(desk: Path, written: str) -> None:
    kept = identity_file(settings_of(desk))
    kept.path.write_text(written, encoding="utf-8")
    with pytest.raises(Unreadable, match="take it away"):
        kept.read()
    (found,) = [each for each in ailments_of_database(settings_of(desk)) if each.name == "identity-unreadable"]
    assert "no mail leaves" in found.says


def test_what_is_kept_is_its_owners_alone(desk: Path) -> None:
    assert identity_file(settings_of(desk)).path.stat().st_mode & 0o077 == 0


def test_asking_whether_it_is_a_copy_changes_nothing(desk: Path) -> None:
    copy = elsewhere(desk)
    assert is_taken_for_a_copy(copy)
    assert is_taken_for_a_copy(copy)
    assert not identity_file(settings_of(copy)).path.exists()
