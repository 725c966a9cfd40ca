"""What must be true of the rows of a desk after a year: read in plain SQL, with none of the product's code.

Each rule yields a sentence for each row that breaks it. Moments are texts in UTC, as SQLite keeps them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from sqlite3 import Connection

SLACK = timedelta(days=2)  # for what leaves in the office's hours, or at the next look
ALARM = timedelta(days=2)


def faults(rows: Connection, now: datetime) -> Iterator[str]:
    """Yield what is wrong with a desk whose clock stands at a moment."""
    for rule in RULES:
        yield from rule(rows, now)


def _text(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")


def periods_once(rows: Connection, now: datetime) -> Iterator[str]:
    """Each period of what recurs is opened once for each of its parties, with a case, and none is left out between two."""
    del now
    twice = """SELECT process, begins_on, person_id, agency_id, count(*) FROM occurrence
               GROUP BY process, begins_on, person_id, CASE WHEN person_id = 0 THEN agency_id ELSE 0 END HAVING count(*) > 1"""
    for process, begins, person, agency, count in rows.execute(twice):
        yield f"{process}: the period of {begins} is opened {count} times for person {person}, agency {agency}"
    without = "SELECT process, begins_on, person_id, agency_id, fault FROM occurrence WHERE case_id IS NULL OR fault IS NOT NULL"
    for process, begins, person, agency, why in rows.execute(without):
        yield f"{process}: the period of {begins} has no case for person {person}, agency {agency}: {why}"
    shared = "SELECT case_id, count(*) FROM occurrence WHERE case_id IS NOT NULL GROUP BY case_id HAVING count(*) > 1"
    for case, count in rows.execute(shared):
        yield f"case {case} stands for {count} periods"


def no_gap(rows: Connection, now: datetime) -> Iterator[str]:
    """Of what recurs every so many months no period is missing, and the last one that began is there."""
    for (process,) in rows.execute("SELECT DISTINCT process FROM occurrence ORDER BY process").fetchall():
        found = rows.execute("SELECT DISTINCT begins_on FROM occurrence WHERE process = ? ORDER BY 1", (process,))
        begun = [date.fromisoformat(each) for (each,) in found]
        steps = {_months(before, after) for before, after in pairwise(begun)}
        if len(steps) > 1:
            yield f"{process}: periods are missing, since they lie {sorted(steps)} months apart"
        if steps and _months(begun[-1], now.date()) > min(steps):
            yield f"{process}: no period was opened after {begun[-1]}"


def _months(before: date, after: date) -> int:
    return (after.year - before.year) * 12 + after.month - before.month


def rounds_for_all(rows: Connection, now: datetime) -> Iterator[str]:
    """Miss no agency in a round: there is a case for each agency that had one in the period before and the one after."""
    del now
    held = """SELECT before.process, before.agency_id, between_.begins_on FROM occurrence before
              JOIN (SELECT DISTINCT process, begins_on FROM occurrence) between_
                ON between_.process = before.process AND between_.begins_on > before.begins_on
              JOIN occurrence after ON after.process = before.process AND after.agency_id = before.agency_id
                AND after.person_id = 0 AND after.begins_on > between_.begins_on
              WHERE before.person_id = 0 AND before.agency_id <> 0 AND NOT EXISTS (
                SELECT 1 FROM occurrence mine WHERE mine.process = before.process AND mine.agency_id = before.agency_id
                  AND mine.begins_on = between_.begins_on)"""
    for process, agency, begins in sorted(set(rows.execute(held))):
        yield f"{process}: agency {agency} has no case of the period of {begins}"


def years_closed_once(rows: Connection, now: datetime) -> Iterator[str]:
    """Each training year is closed once when it ends, and whoever had a license then had one."""
    ends = [year for year in range(2025, now.year) if datetime(year + 1, 1, 3, tzinfo=UTC) < now]
    for year in ends:
        closings = """SELECT o.person_id, (SELECT count(*) FROM history h WHERE h.case_id = o.case_id
                        AND h.from_state = 'RUNNING' AND h.to_state <> 'RUNNING') FROM occurrence o
                      WHERE o.process = 'P05' AND o.begins_on = ?"""
        for person, count in rows.execute(closings, (f"{year}-01-01",)):
            if count != 1:
                yield f"the training year {year} of person {person} is closed {count} times"
        if not rows.execute(
            "SELECT 1 FROM occurrence WHERE process = 'P05' AND begins_on = ?", (f"{year}-01-01",)
        ).fetchone():
            continue  # the desk was not there yet
        without = """SELECT DISTINCT person_id FROM license WHERE issued_at < ? AND (ended_at IS NULL OR ended_at > ?)
                     AND person_id NOT IN (SELECT person_id FROM occurrence WHERE process = 'P05' AND begins_on = ?)"""
        last = f"{year}-12-30 00:00:00.000000"
        for (person,) in rows.execute(without, (last, last, f"{year}-01-01")):
            yield f"person {person} had a license and no training year {year}"


def billed_once(rows: Connection, now: datetime) -> Iterator[str]:
    """Bill each agency once a year: one case for each that has licenses when the year begins, and one invoice that stands."""
    del now
    twice = """SELECT o.agency_id, o.begins_on, count(*) FROM occurrence o JOIN invoice i ON i.case_id = o.case_id
               WHERE o.process = 'P22' AND i.canceled_at IS NULL AND i.void_at IS NULL GROUP BY 1, 2 HAVING count(*) > 1"""
    for agency, begins, count in rows.execute(twice):
        yield f"agency {agency} is billed {count} times for the year from {begins}"
    never = """SELECT o.agency_id, o.begins_on, c.state FROM occurrence o JOIN case_file c ON c.id = o.case_id
               WHERE o.process = 'P22' AND c.state NOT IN ('PREPARING', 'NOT_BILLED', 'CANCELED')
                 AND NOT EXISTS (SELECT 1 FROM invoice i WHERE i.case_id = c.id AND i.canceled_at IS NULL AND i.void_at IS NULL)"""
    for agency, begins, state in rows.execute(never):
        yield f"agency {agency} has no invoice of the year from {begins}, and its case is {state}"
    left_out = """SELECT DISTINCT year.begins_on, l.agency_id FROM license l
                  JOIN (SELECT DISTINCT begins_on FROM occurrence WHERE process = 'P22') year
                    ON date(l.issued_at) < year.begins_on AND (l.ended_at IS NULL OR date(l.ended_at) > date(year.begins_on, '+1 day'))
                  JOIN agency a ON a.id = l.agency_id AND (a.closed_at IS NULL OR date(a.closed_at) > year.begins_on)
                  WHERE NOT EXISTS (SELECT 1 FROM occurrence o WHERE o.process = 'P22' AND o.begins_on = year.begins_on
                    AND o.agency_id = l.agency_id)"""
    for begins, agency in rows.execute(left_out):
        yield f"agency {agency} has licenses, and is not billed for the year from {begins}"


def nothing_missed(rows: Connection, now: datetime) -> Iterator[str]:
    """No deadline is past that did not act, none was set aside, and whatever is late was told to somebody."""
    missed = "SELECT id, case_id, key FROM duty WHERE closed_at IS NULL AND fault IS NULL AND next_at < ?"
    for duty, case, key in rows.execute(missed, (_text(now - SLACK),)):
        yield f"duty {duty} ({key} of case {case}) did not act at its moment"
    for duty, why in rows.execute("SELECT id, fault FROM duty WHERE fault IS NOT NULL AND fault <> ''"):
        yield f"duty {duty} is set aside: {why}"
    silent = """SELECT d.id, d.key, d.case_id FROM duty d WHERE d.closed_at IS NULL AND d.due_at < ? AND d.still = 0
                AND d.next_rung <> '' AND NOT EXISTS (SELECT 1 FROM notice n WHERE n.case_id = d.case_id
                  AND n.duty = d.key AND n.created_at >= d.opened_at)"""
    for duty, key, case in rows.execute(silent, (_text(now - ALARM),)):
        yield f"duty {duty} ({key} of case {case}) is late, and nobody was told"


def no_audience_lost(rows: Connection, now: datetime) -> Iterator[str]:
    """Every notice that was owed was written, or there was nobody to write to."""
    waits = "SELECT id, template FROM notice WHERE told_at IS NULL AND created_at < ? AND (leaves_at IS NULL OR leaves_at < ?)"
    for notice, template in rows.execute(waits, (_text(now - SLACK),) * 2):
        yield f"notice {notice} ({template}) was never written"
    for notice, template in rows.execute("SELECT id, template FROM notice WHERE outcome = 'fault'"):
        yield f"notice {notice} ({template}) could not be written"
    lost = """SELECT n.id, n.template FROM notice n WHERE n.told_at IS NOT NULL AND n.outcome = 'told'
              AND NOT EXISTS (SELECT 1 FROM message m WHERE m.notice_id = n.id)
              AND NOT EXISTS (SELECT 1 FROM told_together t WHERE t.notice_id = n.id)"""
    for notice, template in rows.execute(lost):
        yield f"notice {notice} ({template}) counts as told, and no message says it"


def no_bar_wrong(rows: Connection, now: datetime) -> Iterator[str]:
    """No suspension outlasts its last day or its case, ends before it begins, or stands twice."""
    over = "SELECT id, until_on FROM sanction WHERE ended_at IS NULL AND until_on < ?"
    for bar, last in rows.execute(over, ((now - SLACK).date().isoformat(),)):
        yield f"the suspension {bar} goes on after its last day, {last}"
    for bar, case in rows.execute(
        "SELECT s.id, c.number FROM sanction s JOIN case_file c ON c.id = s.case_id WHERE s.ended_at IS NULL AND c.closed_at IS NOT NULL"
    ):
        yield f"the suspension {bar} goes on though case {case} is closed"
    for (bar,) in rows.execute("SELECT id FROM sanction WHERE ended_at < begun_at"):
        yield f"the suspension {bar} ends before it begins"
    twice = """SELECT case_id, person_id, agency_id, count(*) FROM sanction WHERE ended_at IS NULL
               GROUP BY case_id, kind, person_id, agency_id HAVING count(*) > 1"""
    for case, person, agency, count in rows.execute(twice):
        yield f"case {case} suspends person {person}, agency {agency} {count} times at once"


def no_bar_missing(rows: Connection, now: datetime) -> Iterator[str]:
    """Have a suspension behind each case that says a license is suspended, where its person has one."""
    del now
    bare = """SELECT c.number, c.state FROM case_file c WHERE c.closed_at IS NULL AND c.subject_id IS NOT NULL
              AND (c.process = 'P05' AND c.state = 'SUSPENDED' OR c.process = 'P19' AND c.state IN ('FIRST', 'SECOND', 'THIRD'))
              AND EXISTS (SELECT 1 FROM license l WHERE l.person_id = c.subject_id AND l.ended_at IS NULL AND l.issued_at < c.opened_at)
              AND NOT EXISTS (SELECT 1 FROM sanction s WHERE s.ended_at IS NULL AND s.person_id = c.subject_id)"""
    for number, state in rows.execute(bare):
        yield f"case {number} is {state}, and no license of its person is suspended"


def cases_whole(rows: Connection, now: datetime) -> Iterator[str]:
    """Let an open case owe something and a closed one nothing, and let nothing happen in the future."""
    for number, state in rows.execute(
        "SELECT number, state FROM case_file c WHERE closed_at IS NULL"
        " AND NOT EXISTS (SELECT 1 FROM duty d WHERE d.case_id = c.id AND d.closed_at IS NULL)"
    ):
        yield f"case {number} is open in {state}, and nobody has anything to do in it"
    for number, key in rows.execute(
        "SELECT c.number, d.key FROM case_file c JOIN duty d ON d.case_id = c.id"
        " WHERE c.closed_at IS NOT NULL AND d.closed_at IS NULL"
    ):
        yield f"case {number} is closed, and {key} is open"
    for case, at in rows.execute("SELECT case_id, at FROM history WHERE at > ?", (_text(now + timedelta(seconds=1)),)):
        yield f"something happened in case {case} at {at}, which is to come"


Rule = Callable[[Connection, datetime], Iterator[str]]
RULES: tuple[Rule, ...] = (
    periods_once, no_gap, rounds_for_all, years_closed_once, billed_once, nothing_missed, no_audience_lost, no_bar_wrong,
    no_bar_missing, cases_whole,
)  # fmt: skip
