"""Events written into the history, and read back, so that it replays to the same case."""

from __future__ import annotations

from datetime import date, datetime

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from models.access.rulebook import rulebook_of
from models.casebook.case_json import filled
from models.rows.cases import CaseRow, HistoryRow
from workflows.engine.cases import Case
from workflows.engine.engine import replay
from workflows.facts.forms import Form
from workflows.grammar.events import Act, Event, Extend, Halt, Learn, Tick
from workflows.grammar.process import Process
from workflows.law.roles import Role
from workflows.names.versions import VERSION


class Written(msgspec.Struct, omit_defaults=True):
    """An event of any kind, as JSON."""

    v: int  # the version of the names in it
    kind: str
    name: str = ""  # of the step, or the key of the duty
    actors: list[Role] = []
    forms: dict[str, msgspec.Raw] = {}
    on: date | None = None
    reason: str = ""
    ends: bool = False
    party: str = ""
    rungs: list[str] = []  # that a tick acted on, by their keys
    to: list[Role] = []  # whom it told


def written(event: Event) -> str:
    """Return an event as JSON."""
    match event:
        case Act():
            forms = _raw(event.forms)
            row = Written(VERSION, "act", event.step, sorted(event.actors), forms, event.on, party=event.party)
        case Tick():
            row = Written(VERSION, "tick", event.duty, rungs=[*event.rungs], to=[*event.to])
        case Learn():
            row = Written(VERSION, "learn", forms=_raw(event.records))
        case Extend():
            row = Written(VERSION, "extend", event.duty, sorted(event.actors), on=event.until, reason=event.reason)
        case Halt():
            row = Written(
                VERSION, "halt", event.duty, sorted(event.actors), on=event.on, reason=event.reason, ends=event.ends
            )
    return msgspec.json.encode(row).decode()


def _raw(forms: tuple[Form, ...]) -> dict[str, msgspec.Raw]:
    return {type(form).key: msgspec.Raw(msgspec.json.encode(form)) for form in forms}


def read(process: Process, text: str) -> Event:
    """Return the event that was written."""
    row = msgspec.json.decode(text, type=Written)
    forms, actors = tuple(filled(process, row.forms).values()), frozenset(row.actors)
    match row.kind:
        case "act":
            return Act(row.name, actors, forms, row.on, row.party)
        case "tick":
            return Tick(row.name, tuple(row.rungs), tuple(row.to))
        case "learn":
            return Learn(forms)
        case "extend" if row.on:
            return Extend(row.name, actors, row.on, row.reason)
        case "halt":
            return Halt(row.name, actors, row.reason, row.on, row.ends)
    raise ValueError(f"no event of kind {row.kind!r}")


def replayed(session: Session, case: CaseRow) -> Case:
    """Return the case that the history makes."""
    rulebook = rulebook_of(session)
    process, policy = rulebook.processes[case.process], rulebook.editions.named(case.edition)
    rows = session.execute(
        select(HistoryRow.event, HistoryRow.at)
        .where(HistoryRow.case_id == case.id, HistoryRow.event != "")
        .order_by(HistoryRow.id)
    )
    history: list[tuple[Event, datetime]] = [(read(process, event), at) for event, at in rows]
    return replay(process, history, policy)
