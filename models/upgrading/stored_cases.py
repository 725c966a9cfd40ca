"""Cases as any earlier version stored them: only columns that every version has are read, and nothing is decoded."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, inspect, select

from models.rows.cases import CaseRow, DutyRow, HistoryRow
from models.rows.stored_names import StoredNames
from workflows.names.changes import Event

CHUNK = 200  # cases read at a time


@dataclass(frozen=True)
class StoredEvent:
    """An event of a case's history, and what its row says of it."""

    id: int
    at: datetime
    state: str  # in which it found the case
    on: date
    said: Event


@dataclass
class StoredCase:
    """A case as it is stored."""

    id: int
    number: str
    process: str
    edition: str
    state: str
    events: list[StoredEvent] = field(default_factory=list)
    due: dict[str, datetime | None] = field(default_factory=dict)  # of the duties that are open, by their keys


def version_of(connection: Connection) -> int:
    """Return the version of the names that the rows are written in; a desk from before they had one is of the first."""
    if not inspect(connection).has_table(StoredNames.__tablename__):
        return 1
    return int(connection.execute(select(StoredNames.version)).scalar_one())


def stored_cases(connection: Connection) -> Iterator[StoredCase]:
    """Yield every case, the oldest first."""
    if not inspect(connection).has_table(CaseRow.__tablename__):
        return
    last = 0
    while chunk := _chunk(connection, last):
        _read_histories(connection, chunk)
        _read_duties(connection, chunk)
        yield from chunk.values()
        last = max(chunk)


def _chunk(connection: Connection, last: int) -> dict[int, StoredCase]:
    columns = (CaseRow.id, CaseRow.number, CaseRow.process, CaseRow.edition, CaseRow.state)
    rows = connection.execute(select(*columns).where(CaseRow.id > last).order_by(CaseRow.id).limit(CHUNK))
    return {row.id: StoredCase(*row) for row in rows}


def _read_histories(connection: Connection, chunk: dict[int, StoredCase]) -> None:
    columns = (HistoryRow.case_id, HistoryRow.id, HistoryRow.at, HistoryRow.from_state, HistoryRow.effective_on)
    found = select(*columns, HistoryRow.event).where(HistoryRow.case_id.in_(chunk), HistoryRow.event != "")
    rows = connection.execute(found.order_by(HistoryRow.case_id, HistoryRow.id))
    for case_id, events in groupby(rows, key=lambda row: row.case_id):
        chunk[case_id].events += map(_event, events)


def _event(row: Any) -> StoredEvent:
    return StoredEvent(row.id, row.at, row.from_state, row.effective_on, json.loads(row.event))


def _read_duties(connection: Connection, chunk: dict[int, StoredCase]) -> None:
    found = select(DutyRow.case_id, DutyRow.key, DutyRow.due_at)
    for row in connection.execute(found.where(DutyRow.case_id.in_(chunk), DutyRow.closed_at.is_(None))):
        chunk[row.case_id].due[row.key] = row.due_at
