"""The log of a worker that really runs: a line for each link of the audit log, as JSON where that is wanted."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from threading import Timer

import pytest

from models.audit.writing import Matter, Said, write
from models.database import open_database
from models.upgrading.upgrade import upgrade
from scheduler.clock import wall_now

WORKER = (sys.executable, "-c", "from web.command.main import main; main()", "worker")


@pytest.mark.parametrize("form", ["lines", "json"])
def test_a_worker_logs_each_link_of_the_audit_log_and_nothing_that_it_says(tmp_path: Path, form: str) -> None:
    place = f"sqlite:///{tmp_path / 'desk.sqlite3'}"
    database = open_database(place)
    upgrade(database)
    with database.writing() as session:
        write(session, wall_now(), Said(Matter.COMMAND, "Liam Frost was added"))
    given = {**os.environ, "HMIS_DESK_DATABASE": place, "HMIS_DESK_LOG": form}
    with subprocess.Popen(WORKER, stderr=subprocess.PIPE, text=True, env=given) as worker:  # noqa: S603 - the desk's own command
        assert worker.stderr
        late = Timer(60, worker.kill)  # so that a worker that never says it fails the test, and does not hold it up
        late.start()
        line = next((each for each in worker.stderr if "audit log" in each), "")
        late.cancel()
        worker.terminate()
    said = json.loads(line)["event"] if form == "json" else line.partition("scheduler.wake: ")[2]
    assert said.startswith("row 1 of the audit log")
    assert "Liam" not in line
