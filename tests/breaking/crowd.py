"""A crowd of deadlines in one second, all of one agency, and four workers: `python -m tests.breaking.crowd`.

The workers are processes, and one of them is killed in the middle: the others do what it had not done.
"""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from datetime import datetime

import click
from sqlalchemy import event, func, select

from models.access.rulebook import Rulebook
from models.database import Database, open_database
from models.inbox.due import SET_ASIDE
from models.rows.cases import CaseRow, DutyRow, HistoryRow
from models.rows.notices import NoticeRow
from scheduler.sweep import sweep
from tests.databases import postgres
from tests.desks import FAR_OFF, SETTLED, Town, local
from workflows.law.policy import Editions, Policy
from workflows.manual.registry import BY_KEY

MOMENT, WORKERS = local(4, 2, 0), 4  # at which each series lapses, and begins anew
CALM = Rulebook(
    {key: each for key, each in BY_KEY.items() if each.recurrence is None},
    Editions([Policy("far targets", SETTLED.date(), *FAR_OFF)]),
)


def gather(deadlines: int) -> Town:
    """Let so many people of one agency be in a series that began on one day."""
    town = Town(postgres(CALM))
    for n in range(deadlines):
        number = town.ask(local(2, 20), name=f"New User{n}", email=f"new{n}@otter.example")
        town.do(number, town.dana, "begin-series", local(3, 2), begun_on="2026-03-02")
    return town


def faults(database: Database, deadlines: int, moment: datetime = MOMENT) -> list[str]:
    """Return what was not done, or twice, or set aside, a sentence each."""
    with database.reading() as session:
        lapses = Counter(session.scalars(select(HistoryRow.case_id).where(HistoryRow.kind == "lapse")))
        waiting = select(func.count()).where(DutyRow.next_at <= moment, DutyRow.closed_at.is_(None))
        counts = {
            "cases": (session.scalar(select(func.count()).select_from(CaseRow)), 2 * deadlines),
            "series that lapsed": (len(lapses), deadlines),
            "series that lapsed more than once": (sum(1 for times in lapses.values() if times > 1), 0),
            "notices of it": (session.scalar(select(func.count()).where(NoticeRow.template == "series-lapsed")), 2 * deadlines),
            "deadlines that still wait": (session.scalar(waiting), 0),
            "deadlines set aside": (len(session.execute(SET_ASIDE).all()), 0),
        }  # fmt: skip
    return [f"{found} {what} instead of {meant}" for what, (found, meant) in counts.items() if found != meant]


def killed_among_others(database: Database) -> None:
    """Let four processes sweep at once, and kill one as soon as something of its is committed."""
    url = database.engine.url.render_as_string(hide_password=False)
    command = [sys.executable, "-m", "tests.breaking.crowd", "--sweep", url]
    workers = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(WORKERS)]  # noqa: S603 - our own command
    first = workers[0]
    assert first.stdout is not None
    first.stdout.readline()
    first.kill()
    for each in workers:
        each.communicate()
        assert each.returncode == (-9 if each is first else 0)


def work(url: str) -> None:
    """Be one of the workers, and write a line at each commit."""
    database = open_database(url, CALM)
    event.listen(database.engine, "commit", lambda _: click.echo("committed"))
    sweep(database, MOMENT)


@click.command()
@click.option("--deadlines", default=1000, show_default=True)
@click.option("--sweep", "url", default="", hidden=True)
def main(deadlines: int, url: str) -> None:
    """Let four workers meet a crowd of deadlines, then sweep once more as a worker does that comes round, and count."""
    if url:
        work(url)
        return
    town = gather(deadlines)
    killed_among_others(town.database)
    town.sweep(MOMENT)
    wrong = faults(town.database, deadlines)
    click.echo(
        f"{deadlines} deadlines in one second, {WORKERS} workers, one killed: {'; '.join(wrong) or 'each was acted on once'}"
    )
    town.database.engine.dispose()
    raise SystemExit(bool(wrong))


if __name__ == "__main__":
    main()
