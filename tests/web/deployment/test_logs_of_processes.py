"""The logs of processes that really run: the links of the audit log, and the code of a desk that nobody is in yet."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from threading import Timer

import pytest

from models.audit.writing import Matter, Said, write
from models.database import Database, open_database
from models.upgrading.upgrade import upgrade
from scheduler.clock import WallClock, wall_now
from tests.web.registries.desks import Desk
from web.bootstrap import assemble
from web.command.running import tell_if_empty
from web.given.set_up_code import set_up_code
from web.settings import Settings

COMMAND = (sys.executable, "-c", "from web.command.main import main; main()")
SECRET = "a long random text that nobody guesses"


@pytest.fixture
def database(tmp_path: Path) -> Database:
    """Return a new desk on a file."""
    made = open_database(f"sqlite:///{tmp_path / 'desk.sqlite3'}")
    upgrade(made)
    return made


def first_line_with(words: str, database: Database, *command: str, form: str = "lines") -> str:
    """Run a process of the desk until it logs something, ask it to stop, and return that line."""
    place = str(database.engine.url)
    given = {**os.environ, "HMIS_DESK_DATABASE": place, "HMIS_DESK_LOG": form, "HMIS_DESK_SECRET": SECRET}
    with subprocess.Popen((*COMMAND, *command), stderr=subprocess.PIPE, text=True, env=given) as process:  # noqa: S603 - our own command
        assert process.stderr
        late = Timer(60, process.kill)  # so that what is never said fails the test, and does not hold it up
        late.start()
        line = next((each for each in process.stderr if words in each), "")
        late.cancel()
        process.terminate()
    assert process.returncode == 0, "it did not end by itself, in good order"
    return line


def test_a_worker_logs_each_link_of_the_audit_log_and_nothing_that_it_says(database: Database) -> None:
    with database.writing() as session:
        write(session, wall_now(), Said(Matter.COMMAND, "Liam Frost was added"))
    line = first_line_with("audit log", database, "worker", form="json")
    assert json.loads(line)["event"].startswith("row 1 of the audit log")
    assert "Liam" not in line


def test_a_desk_that_runs_its_worker_itself_lets_it_finish_when_it_is_asked_to_stop(database: Database) -> None:
    with database.writing() as session:
        write(session, wall_now(), Said(Matter.COMMAND, "something was done"))
    line = first_line_with("audit log", database, "serve", "--port", "0", "--with-worker")
    assert "INFO scheduler.wake: row 1 of the audit log" in line


def test_an_empty_desk_logs_by_which_code_it_is_set_up(database: Database, caplog: pytest.LogCaptureFixture) -> None:
    tell_if_empty(assemble(Settings(secret=SECRET), database, WallClock()))
    assert f"set it up at http://127.0.0.1:8000/set-up with the code {set_up_code(SECRET)}" in caplog.text


def test_a_desk_with_people_logs_no_code(caplog: pytest.LogCaptureFixture) -> None:
    tell_if_empty(Desk().house)
    assert caplog.text == ""


FALLS = """
import os, signal, sys, click
from web.command.main import desk, main
desk.add_command(click.Command("fall", callback=lambda: os.kill(os.getpid(), signal.SIGSEGV)))
sys.argv = ["hmis-desk", "fall"]
main()
"""


def test_a_process_that_falls_by_a_fault_of_memory_says_where_it_was() -> None:
    fallen = subprocess.run((sys.executable, "-c", FALLS), capture_output=True, text=True, check=False)  # noqa: S603 - our own command
    assert fallen.returncode < 0
    assert "Segmentation fault" in fallen.stderr
    assert "in main" in fallen.stderr
