"""A worker killed in the middle of a sweep loses nothing and doubles nothing."""

import subprocess
import sys

import pytest
from sqlalchemy import select

from models.database import Database
from models.rows.cases import CaseRow, HistoryRow
from models.rows.notices import NoticeRow
from tests.desks import Town, local

CASES = 24
LATE = local(4, 2)


def kill_in_mid_sweep(database: Database, commits: int) -> int:
    """Start a worker, kill it after so many commits, and return the exit code it left."""
    url = database.engine.url.render_as_string(hide_password=False)
    command = [sys.executable, "-m", "tests.scheduler.sweeper", url, LATE.isoformat()]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as worker:  # noqa: S603 - our own command
        assert worker.stdout is not None
        for _ in range(commits):
            assert worker.stdout.readline() == "committed\n"
        worker.kill()
    return worker.returncode


@pytest.mark.parametrize("commits", [1, 3])
def test_what_a_killed_worker_had_not_committed_is_done_once_by_the_next(database: Database, commits: int) -> None:
    town = Town(database)
    for n in range(CASES):
        number = town.ask(local(2, 20), name=f"New User{n}", email=f"new{n}@otter.example")
        town.do(number, town.dana, "begin-series", local(3, 2), begun_on="2026-03-02")
    database.engine.dispose()
    assert kill_in_mid_sweep(database, commits) == -9
    with database.reading() as session:
        done = len(session.scalars(select(HistoryRow.id).where(HistoryRow.kind == "lapse")).all())
    assert done < CASES
    assert town.sweep(LATE).failed == 0
    with database.reading() as session:
        lapses = session.scalars(select(HistoryRow.case_id).where(HistoryRow.kind == "lapse")).all()
        told = session.scalars(select(NoticeRow).where(NoticeRow.template == "series-lapsed")).all()
        assert len(lapses) == len(set(lapses)) == CASES
        assert len(session.scalars(select(CaseRow)).all()) == 2 * CASES
        assert len(told) == 2 * CASES
