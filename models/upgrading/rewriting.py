"""Writing a replayed case: all that follows from its history is made anew, and its events are stored as this version would."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, TypeAlias

from sqlalchemy import ColumnElement, Connection, select, update
from sqlalchemy.orm import InstrumentedAttribute, Session

from models.access.rulebook import rulebook_of
from models.casebook.case_json import encoded
from models.casebook.casebook import closed_to_subject, has_ended, withheld
from models.casebook.duty_rows import added, ended, moved, origin
from models.casebook.history import effected, kind_of
from models.casebook.replaying import written
from models.rows.cases import CaseRow, Draft, DutyRow, HistoryRow
from models.rows.notices import NoticeRow
from models.store import statements
from models.store.prepared import connection_of
from models.upgrading.replays import Replay
from models.upgrading.stored_cases import StoredCase
from workflows.grammar.duties import base
from workflows.names.changes import Event, Place
from workflows.names.versions import lock_of, renamed, upcast

Column: TypeAlias = InstrumentedAttribute[str]
Which: TypeAlias = tuple[ColumnElement[bool], ...]


def rewrite(session: Session, replay: Replay, version: int) -> None:
    """Write what became of a case that was stored under the names of a version."""
    connection, stored = connection_of(session), replay.stored
    _history(connection, replay, version)
    _duties(connection, stored, version)
    _notices(connection, stored, version)
    _drafts(connection, stored, version)
    row = statements.READ_CASE.first(connection, {"case": stored.id})
    if row is None:
        raise LookupError(stored.number)
    _owed(session, row, replay)
    at = replay.stored.events[-1].at
    values = {
        "state": replay.case.state,
        "body": encoded(replay.case),
        "closed_at": at if has_ended(replay.case) else None,
        "withheld": withheld(replay.case, at, rulebook_of(session)),
        "closed_to_subject": any(
            closed_to_subject(each, rulebook_of(session)) for each in replay.decisions[:1] if each
        ),
    }
    connection.execute(update(CaseRow).where(CaseRow.id == stored.id).values(values))


def _history(connection: Connection, replay: Replay, version: int) -> None:
    for event, decision in zip(replay.stored.events, replay.decisions, strict=True):
        if decision is None:
            _amendment(connection, replay, event.id, event.said, version)
            continue
        values = {
            "kind": kind_of(decision)[0],
            "from_state": decision.before.state,
            "to_state": decision.after.state,
            "event": written(decision.event),
            "effects": effected(decision.effects),
        }
        connection.execute(update(HistoryRow).where(HistoryRow.id == event.id).values(values))
    called = partial(renamed, "states", replay.stored.process, version=version)
    remarks = (HistoryRow.case_id == replay.stored.id, HistoryRow.event == "")
    for column in (HistoryRow.from_state, HistoryRow.to_state):
        _rename(connection, column, remarks, called)


def _amendment(connection: Connection, replay: Replay, row_id: int, said: Event, version: int) -> None:
    text = json.dumps(upcast(replay.stored.process, said, Place("", ""), version))
    connection.execute(update(HistoryRow).where(HistoryRow.id == row_id).values(event=text))


def _duties(connection: Connection, stored: StoredCase, version: int) -> None:
    called = partial(renamed, "duties", stored.process, version=version)
    _rename(connection, DutyRow.key, (DutyRow.case_id == stored.id,), called)


def _notices(connection: Connection, stored: StoredCase, version: int) -> None:
    waiting = (NoticeRow.case_id == stored.id, NoticeRow.told_at.is_(None))
    for kind, column in (("notices", NoticeRow.template), ("duties", NoticeRow.duty)):
        _rename(connection, column, waiting, partial(renamed, kind, stored.process, version=version))


def _rename(connection: Connection, column: Column, which: Which, called: Callable[[str], str]) -> None:
    """Write the names of today into a column of some rows."""
    for name in connection.execute(select(column).where(*which).distinct()).scalars().all():
        if (now := called(name)) != name:
            connection.execute(update(column.class_).where(*which, column == name).values({column.key: now}))


def _owed(session: Session, row: Mapping[Any, Any], replay: Replay) -> None:
    """Bring the open duties in line with what is owed now."""
    connection, owed, at = connection_of(session), replay.case.owed, replay.stored.events[-1].at
    open_ = (DutyRow.case_id == replay.stored.id, DutyRow.closed_at.is_(None))
    known = set(connection.execute(select(DutyRow.key).where(*open_)).scalars())
    if gone := tuple(sorted(known - owed.keys())):
        statements.CLOSE_DUTY.run(connection, [ended(replay.stored.id, key, at, "ended") for key in gone])
    if stayed := tuple(owed[key] for key in sorted(known & owed.keys())):
        statements.MOVE_DUTY.run(connection, moved(replay.stored.id, stayed))
        _origins(session, replay, open_)
    if come := tuple(owed[key] for key in sorted(owed.keys() - known)):
        statements.ADD_DUTY.run(connection, added(session, row, replay.case, at, come))


def _origins(session: Session, replay: Replay, open_: Which) -> None:
    """Write who is behind the dates of the open duties: one that had no date may have a target of the desk now."""
    policy = rulebook_of(session).editions.named(replay.case.edition)
    for duty in replay.case.process.duties_in(replay.case.state):
        keys = [key for key in replay.case.owed if base(key) == duty.key]
        values = {"origin": origin(duty, policy)}
        session.execute(update(DutyRow).where(*open_, DutyRow.key.in_(keys)).values(values))


def _drafts(connection: Connection, stored: StoredCase, version: int) -> None:
    steps = (lock_of(version) or {}).get(stored.process, {}).get("steps", {})
    of_steps = (Draft.case_id == stored.id, Draft.step.not_like("add/%"))  # a note has no names that change
    for row in connection.execute(select(Draft.id, Draft.step, Draft.fields).where(*of_steps)):
        form = steps.get(row.step, "")
        event = {"kind": "act", "name": row.step, "actors": [], "forms": {form: json.loads(row.fields)}}
        now = upcast(stored.process, event, Place(stored.state, ""), version)
        (fields,) = now["forms"].values()
        values = {"step": now["name"], "fields": json.dumps(fields)}
        connection.execute(update(Draft).where(Draft.id == row.id).values(values))
