"""An independent checker: it reads only rows, knows nothing of the program, and says what was lost or doubled."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, create_engine, text

from scheduler.clock import wall_now
from tests.chaos.people import Acknowledged

GOES_ON = "again"  # the one rung that is struck more than once


@dataclass(frozen=True)
class Counted:
    """How much there was to be lost."""

    cases: int
    transitions: int
    struck: int  # by the clock
    notices: int
    messages: int


def _rows(connection: Connection, sql: str) -> list[Any]:
    return list(connection.execute(text(sql)).mappings())


def counted(url: str) -> Counted:
    """Count what a desk holds."""
    with create_engine(url).connect() as connection:
        tables = (
            "case_file",
            "history WHERE event <> ''",
            'history WHERE event LIKE \'%"kind":"tick"%\'',
            "notice",
            "message",
        )
        numbers = [connection.execute(text(f"SELECT count(*) FROM {each}")).scalar_one() for each in tables]  # noqa: S608
        return Counted(*numbers)


def waits(url: str) -> bool:
    """Say whether anything is due, or still to be told."""
    with create_engine(url).connect() as connection:
        due = any(True for _ in _of_deadlines(connection))
        return due or bool(_rows(connection, "SELECT id FROM notice WHERE told_at IS NULL"))


def faults(url: str, done: Iterable[Acknowledged]) -> list[str]:
    """Return everything that was lost or doubled, a sentence each."""
    with create_engine(url).connect() as connection:
        return [
            *_of_cases(connection), *_of_deeds(connection, done), *_of_ticks(connection), *_of_deadlines(connection),
            *_of_notices(connection), *_of_effects(connection),
        ]  # fmt: skip


def _of_cases(connection: Connection) -> Iterator[str]:
    """Yield cases with more or fewer versions than events, and those that wait for nothing or are closed and wait."""
    for row in _rows(
        connection,
        """
        SELECT number, version, closed_at,
          (SELECT count(*) FROM history h WHERE h.case_id = c.id AND h.event <> '') AS events,
          (SELECT count(*) FROM duty d WHERE d.case_id = c.id AND d.closed_at IS NULL) AS owed
        FROM case_file c""",
    ):
        if row["version"] != row["events"]:
            yield f"case {row['number']} is of version {row['version']} and has {row['events']} events"
        if (row["owed"] == 0) is not (row["closed_at"] is not None):
            yield f"case {row['number']} has {row['owed']} tasks, and is {'closed' if row['closed_at'] else 'open'}"


def _of_deeds(connection: Connection, done: Iterable[Acknowledged]) -> Iterator[str]:
    """Yield what was acknowledged and is not there once, and what is there that nobody sent."""
    found = Counter(
        (row["number"], row["kind"]) for row in _rows(connection, """
            SELECT c.number, h.kind FROM history h JOIN case_file c ON c.id = h.case_id
            JOIN person p ON p.id = c.subject_id WHERE h.event LIKE '%"kind":"act"%' AND h.person_id IS NOT NULL
            AND p.email LIKE 'person%'""")
    )  # fmt: skip
    said = Counter((each.case, each.step) for each in done)
    for deed in said | found:
        if said[deed] != found[deed]:
            yield f"{deed[1]} of case {deed[0]} was acknowledged {said[deed]} times, and is there {found[deed]} times"
    people = Counter(
        row["subject_id"]
        for row in _rows(
            connection,
            """
        SELECT c.subject_id FROM case_file c JOIN person p ON p.id = c.subject_id
        WHERE p.email LIKE 'person%' AND c.parent_id IS NULL""",
        )
    )
    yield from (
        f"person {person} has {times} cases that people opened" for person, times in people.items() if times > 1
    )


def _of_ticks(connection: Connection) -> Iterator[str]:
    """Yield rungs that were struck twice."""
    struck = Counter[tuple[int, str, str]]()
    for row in _rows(connection, """SELECT case_id, event FROM history WHERE event LIKE '%"kind":"tick"%'"""):
        said = json.loads(row["event"])
        struck.update((row["case_id"], said["name"], rung) for rung in said.get("rungs", ()) if rung != GOES_ON)
    yield from (
        f"rung {each[2]} of {each[1]} of case {each[0]} was struck {n} times" for each, n in struck.items() if n > 1
    )


def _of_deadlines(connection: Connection) -> Iterator[str]:
    """Yield deadlines that are due and wait, and those that were set aside."""
    for row in _rows(connection, "SELECT id, key, next_at, fault FROM duty WHERE closed_at IS NULL"):
        if row["fault"]:
            yield f"deadline {row['id']} ({row['key']}) is set aside: {row['fault']}"
        elif row["next_at"] and _moment(row["next_at"]) <= wall_now():
            yield f"deadline {row['id']} ({row['key']}) was due by {row['next_at']} and is not acted on"


def _moment(said: Any) -> datetime:
    found = datetime.fromisoformat(said) if isinstance(said, str) else said
    return found.replace(tzinfo=found.tzinfo or UTC)


def _of_notices(connection: Connection) -> Iterator[str]:
    """Yield notices that were not told, that were given twice, or that wrote twice to the same person."""
    waiting = _rows(connection, "SELECT id, template, outcome FROM notice WHERE told_at IS NULL OR outcome = 'fault'")
    yield from (f"notice {row['id']} ({row['template']}) was not told {row['outcome']}" for row in waiting)
    alike = _rows(
        connection,
        """
        SELECT case_id, template, role, duty, created_at, version, count(*) AS times FROM notice
        WHERE case_id IS NOT NULL AND catch_up = (1 = 0) AND person_id IS NULL AND training_id IS NULL
        GROUP BY case_id, template, role, duty, created_at, version HAVING count(*) > 1""",
    )
    yield from (f"{row['times']} notices {row['template']} to {row['role']} in case {row['case_id']}" for row in alike)
    twice = _rows(
        connection,
        """
        SELECT notice_id, person_id, count(*) AS times FROM message WHERE notice_id IS NOT NULL
        GROUP BY notice_id, person_id HAVING count(*) > 1""",
    )
    yield from (f"person {row['person_id']} has {row['times']} mails of notice {row['notice_id']}" for row in twice)


def _of_effects(connection: Connection) -> Iterator[str]:
    """Yield sessions that are not in the list of trainings once, and lapsed series that opened no case, or several."""
    attended = _rows(
        connection,
        """
        SELECT c.number, (SELECT count(*) FROM history h WHERE h.case_id = c.id AND h.kind = 'record-session') AS said,
          (SELECT count(*) FROM attendance a WHERE a.person_id = c.subject_id) AS there
        FROM case_file c JOIN person p ON p.id = c.subject_id WHERE p.email LIKE 'person%'""",
    )
    yield from (
        f"case {row['number']} recorded {row['said']} sessions, and {row['there']} are listed"
        for row in attended if row["said"] != row["there"]
    )  # fmt: skip
    lapsed = _rows(
        connection,
        """
        SELECT c.number, (SELECT count(*) FROM case_file o WHERE o.parent_id = c.id) AS opened FROM case_file c
        WHERE EXISTS (SELECT 1 FROM history h WHERE h.case_id = c.id AND h.kind = 'lapse')""",
    )
    yield from (f"case {row['number']} lapsed and opened {row['opened']} cases" for row in lapsed if row["opened"] != 1)
