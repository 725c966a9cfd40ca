"""What is done at the command line is in the audit log, and `hmis-desk audit verify` walks its chain."""

import gc
from pathlib import Path

import pytest
from click.testing import CliRunner

from models.database import Database, open_database
from models.rows.accounts import AuditRow
from models.upgrading.upgrade import upgrade
from scheduler.wake import Worker
from tests.models.audit.logs import first_broken, forge, linked
from web.bootstrap import build
from web.command.main import desk
from web.settings import Settings


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Database:
    """Return the desk that commands are given to."""
    place = f"sqlite:///{tmp_path / 'desk.sqlite3'}"
    monkeypatch.setenv("HMIS_DESK_DATABASE", place)
    upgrade(open_database(place))
    return open_database(place)


def run(*words: str, exits: int = 0) -> str:
    """Give a command, and return what it says."""
    result = CliRunner().invoke(desk, words)
    gc.collect()  # a command is a process of its own, which leaves no connection open
    assert result.exit_code == exits, result.output
    return result.output


def done(database: Database) -> list[str]:
    """Return what was done at the command line."""
    with database.reading() as session:
        found = session.query(AuditRow).filter_by(kind="command").order_by(AuditRow.id)
        return [row.what.partition(" at the command line: ")[2] for row in found]


def test_every_command_that_changes_something_is_written(database: Database, tmp_path: Path) -> None:
    agencies = tmp_path / "agencies.csv"
    agencies.write_text("name,kind,cocs\nOtter Creek Shelter,shelter,Balance of State\n", encoding="utf-8")
    run("person", "add", "Dana Whitcomb", "dana@ica.example", "--role", "System Administrator")
    run("person", "unlock", "dana@ica.example")
    run("token", "create", "dana@ica.example", "--name", "reports", "--area", "logs", "--area", "cases")
    run("import-agencies", str(agencies), "--dry-run")
    run("import-agencies", str(agencies))
    run("release-mail")
    run("db", "index")
    run("db", "upgrade")
    assert done(database) == [
        "dana@ica.example was added, with a link to set a password",
        "dana@ica.example was unlocked",
        "a token 'reports' (change: logs, cases) was made for dana@ica.example",
        "a list of 1 row was added",
        "0 messages that were held are let go",
        "what search finds was written anew",
        "the database was brought up to date",
    ]


def test_a_restored_desk_keeps_its_log_and_says_that_it_was_restored(database: Database, tmp_path: Path) -> None:
    run("person", "unlock", "dana@ica.example")
    linked(database)
    run("backup", str(tmp_path / "copy.sqlite3"))
    run("person", "unlock", "tess@otter.example")
    database.engine.dispose()
    run("restore", str(tmp_path / "copy.sqlite3"))
    assert done(database) == ["dana@ica.example was unlocked", "the desk was restored; 0 messages are held"]
    linked(database)
    assert first_broken(database) == ""
    assert "2 rows, none of them changed." in run("audit", "verify")


def test_the_chain_is_walked_and_the_first_broken_row_named(database: Database) -> None:
    run("person", "unlock", "dana@ica.example")
    run("person", "unlock", "tess@otter.example")
    linked(database)
    digest = run("audit", "verify").rpartition(" ")[2].strip()
    run("audit", "verify", "--holds", digest)
    assert "has no such digest" in run("audit", "verify", "--holds", "0" * 64, exits=1)
    forge(database, "UPDATE audit SET what = 'nothing' WHERE id = 2")
    said = run("audit", "verify", exits=1)
    assert "the audit log is broken at row 2: the row, or the link before it, was changed" in said
    assert "The audit log is broken at row 2" in run("doctor", exits=1)


def test_a_worker_links_what_was_written_when_it_wakes(database: Database) -> None:
    run("person", "unlock", "dana@ica.example")
    worker: Worker = build(Settings(database=str(database.engine.url))).worker
    worker.audit()
    assert "1 row, none of them changed." in run("audit", "verify")
    worker.audit()
    worker.count()
    with database.reading() as session:
        assert session.query(AuditRow).count() == 1
