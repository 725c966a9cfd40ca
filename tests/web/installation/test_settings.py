"""Each thing that can be wrong with an installation is sown, found, and named with what to do; a good one says nothing."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import msgspec
import pytest

from models.database import open_database
from models.desk import disk
from models.upgrading.upgrade import upgrade
from scheduler.clock import WallClock
from tests.notifications.servers import SECRET, USER, Sink, authority_file, serving
from web.bootstrap import assemble, postman_of, scanner_of
from web.installation.health import ailments_of_database, ailments_of_installation
from web.metrics import ailing_at, exposition
from web.settings import Settings

GOOD = Settings(
    url="https://desk.example.org",
    secret="x" * 40,
    sender="HMIS Desk <desk@desk.example>",
    smtp_host="127.0.0.1",
    smtp_username=USER,
    smtp_password=SECRET,
    smtp_ca_file=authority_file(),
)
OF_SETTINGS: dict[str, dict[str, object]] = {
    "no-policies": {"policies": "/nowhere/at/all"},
    "no-mail-server": {"smtp_host": ""},
    "password-in-the-clear": {"smtp_starttls": False},
    "no-address": {"reply_to": "desk@"},
    "bounces-unheard": {"bounce_address": "bounces@desk.example"},
    "bounces-unread": {"bounce_maildir": "/nowhere/at/all"},
    "no-secret": {"secret": ""},
    "weak-secret": {"secret": "guess me"},
    "no-tls": {"url": "http://desk.example.org"},
    "folder-closed": {"upload_folder": "/nowhere/at/all"},
    "identity-not-kept": {"identity_file": "/dev/null/desk.identity"},
    "scanner-away": {"scanner": "127.0.0.1:1"},
    "mail-server-refuses": {"smtp_port": 1},
}
Change = Callable[[Path], object]
OF_THE_DATABASE: dict[str, Change] = {
    "no-database": lambda path: path.unlink(),
    "database-away": lambda path: path.write_bytes(b"no database " * 100),
    "not-up-to-date": lambda path: path.write_bytes(b""),
}


@contextmanager
def installed(tmp_path: Path) -> Iterator[Settings]:
    """Give the settings of a desk that is well, beside a mail server that lets it in."""
    (tmp_path / "data").mkdir(mode=0o700)
    file = tmp_path / "data" / "desk.sqlite3"
    upgrade(made := open_database(f"sqlite:///{file}"))
    made.engine.dispose()
    with serving(Sink()) as postman:
        yield msgspec.structs.replace(GOOD, database=f"sqlite:///{file}", smtp_port=postman.port)


def names(settings: Settings) -> set[str]:
    try:
        postman = postman_of(settings)
    except ValueError:
        postman = None
    return {each.name for each in ailments_of_installation(settings, postman, scanner_of(settings))}


def test_a_good_installation_says_nothing(tmp_path: Path) -> None:
    with installed(tmp_path) as settings:
        assert names(settings) == set()


@pytest.mark.parametrize("name", OF_SETTINGS)
def test_each_fault_of_a_setting_is_found_and_said_with_what_to_do(tmp_path: Path, name: str) -> None:
    with installed(tmp_path) as settings:
        ill = msgspec.structs.replace(settings, **OF_SETTINGS[name])
        postman = postman_of(ill)
        found = [each for each in ailments_of_installation(ill, postman, scanner_of(ill)) if each.name == name]
    assert len(found) == 1
    assert found[0].says.endswith(".")
    assert found[0].fix
    assert SECRET not in str(found[0])


@pytest.mark.parametrize("name", OF_THE_DATABASE)
def test_a_database_that_is_not_there_or_not_ours_is_said_and_not_made(tmp_path: Path, name: str) -> None:
    with installed(tmp_path) as settings:
        file = tmp_path / "data" / "desk.sqlite3"
        for beside in file.parent.glob("desk.sqlite3-*"):
            beside.unlink()
        OF_THE_DATABASE[name](file)
        assert [each.name for each in ailments_of_database(settings)] == [name]
        assert file.exists() is (name != "no-database")


def test_a_file_that_others_can_read_and_an_edition_that_cannot_be_read_are_named(tmp_path: Path) -> None:
    (tmp_path / "policies").mkdir()
    (tmp_path / "policies" / "july.toml").write_text("name = ", encoding="utf-8")
    with installed(tmp_path) as settings:
        (tmp_path / "data" / "desk.sqlite3").chmod(0o644)
        assert names(msgspec.structs.replace(settings, policies=str(tmp_path / "policies"))) == {
            "file-open", "edition-unreadable"
        }  # fmt: skip


def test_a_disk_that_is_nearly_full_is_named_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(disk, "LEAST_FREE", 1 << 62)
    with installed(tmp_path) as settings:
        ill = msgspec.structs.replace(settings, upload_folder=str(tmp_path / "data"))
        assert names(ill) == {"disk-nearly-full"}


def test_a_misspelled_setting_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HMIS_DESK_SMTP_HOTS", "mail.example.org")
    with installed(tmp_path) as settings:
        found = list(ailments_of_installation(settings, postman_of(settings), None))
    assert [each.name for each in found] == ["setting-misspelled"]
    assert "HMIS_DESK_SMTP_HOTS is no setting: did you mean HMIS_DESK_SMTP_HOST?" in str(found[0])


def test_a_scanner_that_answers_is_well(tmp_path: Path) -> None:
    with installed(tmp_path) as settings, socket.create_server(("127.0.0.1", 0)) as clamd:

        def answer() -> None:
            caller, _ = clamd.accept()
            with caller:
                caller.recv(100)
                caller.sendall(b"PONG\0")

        Thread(target=answer, daemon=True).start()
        place = f"127.0.0.1:{clamd.getsockname()[1]}"
        assert names(msgspec.structs.replace(settings, scanner=place)) == set()


def test_a_worker_examines_its_machine_and_the_desk(tmp_path: Path) -> None:
    with installed(tmp_path) as settings:
        house = assemble(msgspec.structs.replace(settings, secret=""), open_database(settings.database), WallClock())
        house.worker.beat()
        house.worker.examine()
        assert {"no-secret", "nobody-there"} <= {each.name for each in ailing_at(house)}
        assert b'hmis_desk_ailment{name="no-secret"} 1.0' in exposition(house)
