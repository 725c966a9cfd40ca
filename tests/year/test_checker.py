"""The checker of the year: it finds nothing on a desk that is whole, and each fault that is put into its rows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from sqlite3 import Connection, connect

import pytest

from models.desk.disk import database_file
from models.registries.people_and_agencies import add_person
from models.rows.people import Agency
from models.rows.registries import License
from notifications.writing.dispatch import dispatch
from tests.databases import sqlite
from tests.desks import SETTLED, local
from tests.models.violations import Bench
from tests.notifications.mailroom import DESK
from tests.year.checker import faults

pytestmark = pytest.mark.xdist_group("year")  # the desk is made once
NOW = local(4, 20, year=2027)
BROKEN = {  # what is put into the rows, and what is said of it
    "a period opened twice": (
        ("INSERT INTO occurrence (process, begins_on, person_id, agency_id, case_id) SELECT process, begins_on, person_id, 999, NULL"
        " FROM occurrence WHERE process = 'P05' LIMIT 1"),
        "is opened 2 times",
    ),
    "a period without its case": ("UPDATE occurrence SET case_id = NULL WHERE process = 'P05'", "has no case for person"),
    "a case of two periods": (
        ("INSERT INTO occurrence (process, begins_on, person_id, agency_id, case_id) SELECT process, '2030-01-01', 98, agency_id, case_id"
        " FROM occurrence WHERE process = 'P05' LIMIT 1"),
        "stands for 2 periods",
    ),
    "a period left out": ("DELETE FROM occurrence WHERE process = 'D03' AND begins_on = '2026-07-01'", "periods are missing"),
    "an agency left out of a round": (
        "DELETE FROM occurrence WHERE process = 'D03' AND begins_on = '2026-07-01' AND agency_id = 1",
        "has no case of the period of 2026-07-01",
    ),
    "a period that nobody opened": ("DELETE FROM occurrence WHERE process = 'D03' AND begins_on >= '2027-01-01'", "no period was opened after"),
    "a year closed twice": (
        """INSERT INTO history (case_id, at, effective_on, role, kind, title, clause, from_state, to_state, event, effects, note, readers, sequel)
           SELECT case_id, at, effective_on, role, kind, title, clause, from_state, to_state, event, effects, note, readers, sequel
           FROM history WHERE from_state = 'RUNNING' AND to_state <> 'RUNNING' LIMIT 1""",
        "is closed 2 times",
    ),
    "a user without a year": (
        "DELETE FROM occurrence WHERE process = 'P05' AND person_id = (SELECT max(person_id) FROM occurrence)", "no training year 2026"
    ),
    "an agency that is not billed": (
        "DELETE FROM occurrence WHERE process = 'P22' AND agency_id = (SELECT max(agency_id) FROM occurrence WHERE process = 'P22')",
        "is not billed for the year from 2026-07-01",
    ),
    "an invoice that is not there": (
        "UPDATE case_file SET state = 'OWED' WHERE process = 'P22'",
        "has no invoice of the year from 2026-07-01, and its case is OWED",
    ),
    "an agency billed twice": (
        """INSERT INTO invoice (case_id, agency_id, agency_name, dated_on, due_on, begins_on, ends_on, licenses, fee, art, art_fee, total, recorded_at)
           SELECT o.case_id, o.agency_id, '', o.begins_on, o.begins_on, o.begins_on, o.begins_on, 1, 1, 0, 0, 1, '2026-07-05 00:00:00.000000'
           FROM occurrence o JOIN (SELECT 1 UNION ALL SELECT 2) WHERE o.process = 'P22'""",
        "is billed 2 times for the year from 2026-07-01",
    ),
    "a deadline that did not act": ("UPDATE duty SET next_at = '2026-02-01 00:00:00.000000' WHERE id = (SELECT min(id) FROM duty WHERE closed_at IS NULL AND next_at IS NOT NULL)", "did not act"),
    "a deadline set aside": ("UPDATE duty SET fault = 'KeyError' WHERE id = (SELECT min(id) FROM duty WHERE closed_at IS NULL AND next_at IS NOT NULL)", "is set aside"),
    "a late duty in silence": ("DELETE FROM notice WHERE duty <> ''", "nobody was told"),
    "a notice never written": ("UPDATE notice SET told_at = NULL, outcome = '' WHERE id = (SELECT min(id) FROM notice WHERE outcome = 'told')", "was never written"),
    "a notice with an error": ("UPDATE notice SET outcome = 'fault' WHERE id = (SELECT min(id) FROM notice WHERE outcome = 'told')", "could not be written"),
    "a mail that is lost": ("DELETE FROM message", "no message says it"),
    "a bar that outlasts its day": ("UPDATE sanction SET until_on = '2026-04-01', ended_at = NULL", "goes on after its last day"),
    "a bar of a closed case": ("UPDATE sanction SET ended_at = NULL, until_on = NULL, case_id = (SELECT min(id) FROM case_file WHERE closed_at IS NOT NULL)", "is closed"),
    "a suspension without its bar": (
        "UPDATE case_file SET state = 'FIRST' WHERE id = (SELECT case_id FROM sanction)",
        "no license of its person is suspended",
    ),
    "a bar that ends first": ("UPDATE sanction SET ended_at = '2020-01-01 00:00:00.000000'", "ends before it begins"),
    "an open case without a task": ("UPDATE duty SET closed_at = '2026-04-01 00:00:00.000000'", "nobody has anything to do"),
    "a closed case with a task": ("UPDATE case_file SET closed_at = '2026-04-01 00:00:00.000000'", "is closed, and"),
    "something that is to come": ("UPDATE history SET at = '2031-01-01 00:00:00.000000' WHERE id = 1", "which is to come"),
}  # fmt: skip


@pytest.fixture(scope="module")
def whole() -> Iterator[Connection]:
    """Return the rows of a small desk that went through fifteen months, in which a violation was found and nobody was trained."""
    bench = Bench(sqlite())
    with bench.database.writing() as session:
        maple = session.query(Agency).filter_by(key="maple-street-family-center").one()
        gwen = add_person(session, "Gwen Ash", "gwen@desk.example", maple, SETTLED)
        session.add(
            License(person_id=gwen.id, agency_id=maple.id, username="gash", level="Case Manager I", art=False, issued_at=SETTLED)
        )  # fmt: skip
    moments = [local(month, day, year=year) for year in (2026, 2027) for month in range(1, 13) for day in (5, 20)]
    for now in (each for each in moments if each <= NOW):
        if now == local(4, 5):
            bench.notify(local(4, 1, 9))
        _settle(bench, now)
    file = database_file(bench.database.engine.url.render_as_string())
    source, rows = connect(str(file)), connect(":memory:")
    source.backup(rows)
    source.close()
    yield rows
    rows.close()


def _settle(bench: Bench, now: datetime) -> None:
    """Let the clock act as long as there is something to act on, and all of it be told."""
    while bench.sweep(now).fired:
        pass
    dispatch(bench.database, now, DESK, now)


def test_nothing_is_wrong_with_a_desk_that_is_whole(whole: Connection) -> None:
    assert list(faults(whole, NOW)) == []


@pytest.mark.parametrize(("statement", "says"), BROKEN.values(), ids=BROKEN)
def test_what_is_put_into_the_rows_is_found(whole: Connection, statement: str, says: str) -> None:
    rows = connect(":memory:")
    whole.backup(rows)
    assert rows.execute(statement).rowcount > 0, "the desk has no such row"
    assert any(says in each for each in faults(rows, NOW)), sorted(set(faults(rows, NOW)))[:9]
    rows.close()
